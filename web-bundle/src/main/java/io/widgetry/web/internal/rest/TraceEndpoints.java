package io.widgetry.web.internal.rest;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import io.widgetry.web.internal.http.Lists;
import io.widgetry.web.internal.http.Parameter;
import io.widgetry.web.internal.rest.TraceViews.BrowserView;
import io.widgetry.web.internal.rest.TraceViews.TraceView;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What became of events, for operators. */
@Component(service = Endpoints.class)
public final class TraceEndpoints implements Endpoints {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;

    private final RuntimeServices services;

    @Activate
    public TraceEndpoints(@Reference RuntimeServices services) {
        this.services = services;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/events", Access.OPERATOR, "The latest traced events, newest first.", this::recent)
                        .with(
                                Parameter.number("limit", MOST, "how many at most; " + USUAL + " unless given"),
                                Parameter.text("agent", "only those of this agent's workspace"),
                                Parameter.text("interaction", "only those of this interaction"),
                                Parameter.text("name", "only events of this name"),
                                Parameter.text("widget", "only those that were routed to this widget"))
                        .answers(Lists.of(TraceView.class)),
                Endpoint.get(
                                "/api/events/explain",
                                Access.OPERATOR,
                                "What became of one event, for each widget or for one.",
                                this::explain)
                        .with(
                                Parameter.requiredText(
                                        "event",
                                        "the trace's number, the source's id, or agent and number as in 4711/12"),
                                Parameter.text("widget", "only for this widget"))
                        .answers(TraceView.class));
    }

    private void recent(Exchange exchange) throws HttpException, IOException {
        EventFilter filter = new EventFilter(
                exchange.query("agent"),
                exchange.query("interaction"),
                exchange.query("name"),
                exchange.query("widget"));
        exchange.json(services.runtime().traces(filter, exchange.number("limit", USUAL)).stream()
                .map(TraceView::of)
                .toList());
    }

    private void explain(Exchange exchange) throws HttpException, IOException {
        Optional<String> widget = exchange.query("widget");
        EventTrace trace = services.runtime()
                .explain(exchange.required("event"), widget)
                .orElseThrow(() -> HttpException.notFound(
                        "There is no trace of such an event: it was never published, it was too long ago, or tracing is"
                                + " off (traces of io.widgetry.core)."));
        Optional<BrowserWidgetAdmin> browser = services.find(BrowserWidgetAdmin.class);
        List<String> offered = browser.map(TraceEndpoints::offered).orElse(List.of());
        if (offered.isEmpty()) {
            exchange.json(TraceView.of(trace));
        } else {
            int desktops = browser.get().openDesktops(trace.agentId());
            boolean inBrowser = widget.isPresent() && offered.contains(widget.get());
            exchange.json(TraceView.of(
                    inBrowser ? inBrowser(trace, widget.get(), desktops) : trace,
                    new BrowserView(offered.size(), desktops)));
        }
    }

    private static List<String> offered(BrowserWidgetAdmin browser) {
        return browser.browserWidgets().stream()
                .filter(each -> each.problem().isEmpty())
                .map(BrowserWidgetStatus::widgetId)
                .toList();
    }

    /** The core does not know browser widgets, and concludes that there is no such one. */
    private static EventTrace inBrowser(EventTrace trace, String widgetId, int desktops) {
        String reason = trace.rejection().isPresent()
                ? "the event was not accepted, so no widget was given it"
                : "it is a browser widget, and told by desktops: the agent has " + desktops
                        + " open now. What becomes of events there is not traced";
        return new EventTrace(
                trace.number(),
                trace.name(),
                trace.agentId(),
                trace.interactionId(),
                trace.source(),
                trace.id(),
                trace.time(),
                trace.sequence(),
                trace.rejection(),
                List.of(new DeliveryTrace(
                        widgetId,
                        Optional.empty(),
                        DeliveryTrace.Outcome.FILTERED,
                        Duration.ZERO,
                        Duration.ZERO,
                        Optional.of(reason))),
                trace.sender());
    }
}
