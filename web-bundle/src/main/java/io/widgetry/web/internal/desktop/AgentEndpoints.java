package io.widgetry.web.internal.desktop;

import io.widgetry.api.admin.BrowserReport;
import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.web.internal.browser.BrowserWidget;
import io.widgetry.web.internal.browser.OpenFrames;
import io.widgetry.web.internal.browser.Reports;
import io.widgetry.web.internal.desktop.Requests.ActionAnswer;
import io.widgetry.web.internal.desktop.Requests.ActionRequest;
import io.widgetry.web.internal.desktop.Requests.EventRequest;
import io.widgetry.web.internal.desktop.Requests.MessageRequest;
import io.widgetry.web.internal.desktop.Requests.Numbered;
import io.widgetry.web.internal.desktop.Requests.ReportRequest;
import io.widgetry.web.internal.desktop.Requests.SubscriptionsRequest;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What an agent's page, and the browser widgets in it, do: always in the workspace of the session's own agent. */
final class AgentEndpoints implements Endpoints {
    /** The source of what happens in the desktop itself. */
    static final String SOURCE = "/desktop";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RemoteWidgets remote;
    private final DataEventPublisher publisher;
    private final Callers callers;
    private final Reports reports;
    private final OpenFrames frames;

    AgentEndpoints(
            RemoteWidgets remote, DataEventPublisher publisher, Callers callers, Reports reports, OpenFrames frames) {
        this.remote = remote;
        this.publisher = publisher;
        this.callers = callers;
        this.reports = reports;
        this.frames = frames;
    }

    @Override
    public List<Endpoint> endpoints() {
        String agent = "/api/agents/{agent}/";
        return List.of(
                Endpoint.post(agent + "actions", Access.AGENT, "Asks the agent's source for an action.", this::act)
                        .takes(ActionRequest.class)
                        .answers(ActionAnswer.class),
                Endpoint.post(agent + "messages", Access.AGENT, "Sends a message to other widgets.", this::send)
                        .takes(MessageRequest.class)
                        .answers(Numbered.class),
                Endpoint.post(agent + "events", Access.AGENT, "Tells what happened in the desktop.", this::publish)
                        .takes(EventRequest.class)
                        .answers(Numbered.class),
                Endpoint.post(agent + "reports", Access.AGENT, "Reports of a browser widget.", this::report)
                        .takes(ReportRequest.class),
                Endpoint.post(
                                agent + "subscriptions",
                                Access.AGENT,
                                "Says what a frame listens to.",
                                this::subscriptions)
                        .takes(SubscriptionsRequest.class));
    }

    private void act(Exchange exchange) throws HttpException, IOException {
        ActionRequest asked = exchange.body(ActionRequest.class);
        RemoteWidget caller = callers.caller(exchange, asked.widgetId(), asked.interactionId());
        CompletionStage<ActionAnswer> answer;
        try {
            answer = remote.perform(caller, asked.action(), asked.arguments())
                    .thenApply(result -> new ActionAnswer(result.done(), result.reason()));
        } catch (IllegalArgumentException e) {
            throw new HttpException(422, e.getMessage());
        }
        exchange.jsonWhenDone(answer, PATIENCE);
    }

    private void send(Exchange exchange) throws HttpException, IOException {
        MessageRequest message = exchange.body(MessageRequest.class);
        RemoteWidget sender = callers.caller(exchange, message.widgetId(), message.interactionId());
        long number;
        try {
            number = Boolean.TRUE.equals(message.anywhere())
                    ? remote.sendMessageToAnyWidget(sender, message.data())
                    : message.to() != null
                            ? remote.sendMessage(sender, message.data(), message.to())
                            : remote.sendMessage(sender, message.data());
        } catch (IllegalArgumentException e) {
            throw new HttpException(422, e.getMessage());
        } catch (IllegalStateException e) {
            throw new HttpException(409, e.getMessage());
        }
        if (number == 0) {
            throw HttpException.tooMany(
                    "Widget " + sender.widgetId() + " sends more messages a second than configured.", 1);
        }
        exchange.json(new Numbered(number));
    }

    private void publish(Exchange exchange) throws HttpException, IOException {
        EventRequest event = exchange.body(EventRequest.class);
        String agent = exchange.path("agent");
        if (remote.retained(agent).isEmpty()) {
            throw new HttpException(409, "Agent " + agent + " is not signed in.");
        }
        PublishResult result = publisher.publish(SourceEvent.of(event.name(), agent)
                .interaction(event.interactionId())
                .from(SOURCE, null)
                .json(event.payload())
                .build());
        if (!result.isAccepted()) {
            boolean stopping = result.reason().equals(Optional.of(PublishResult.Reason.STOPPING));
            throw new HttpException(stopping ? 503 : 422, result.message());
        }
        exchange.json(new Numbered(result.sequence()));
    }

    private void report(Exchange exchange) throws HttpException, IOException {
        ReportRequest told = exchange.body(ReportRequest.class);
        BrowserWidget widget = callers.widget(told.widgetId());
        reports.add(
                widget,
                new BrowserReport(
                        Instant.now(),
                        told.kind(),
                        exchange.path("agent"),
                        Optional.ofNullable(told.interactionId()),
                        told.text()));
        exchange.nothing();
    }

    private void subscriptions(Exchange exchange) throws HttpException, IOException {
        SubscriptionsRequest told = exchange.body(SubscriptionsRequest.class);
        String widget = callers.widget(told.widgetId()).id();
        if (Boolean.FALSE.equals(told.open())) {
            frames.ended(exchange.path("agent"), told.interactionId(), widget);
        } else {
            frames.listens(exchange.path("agent"), told.interactionId(), widget, told.events());
        }
        exchange.nothing();
    }
}
