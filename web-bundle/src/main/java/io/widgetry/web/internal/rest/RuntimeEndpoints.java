package io.widgetry.web.internal.rest;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import io.widgetry.web.internal.http.Lists;
import io.widgetry.web.internal.rest.RuntimeViews.AgentView;
import io.widgetry.web.internal.rest.RuntimeViews.GrantView;
import io.widgetry.web.internal.rest.RuntimeViews.InstanceView;
import io.widgetry.web.internal.rest.RuntimeViews.InteractionView;
import io.widgetry.web.internal.rest.RuntimeViews.RuntimeView;
import io.widgetry.web.internal.rest.WidgetViews.BrowserWidgetView;
import io.widgetry.web.internal.rest.WidgetViews.TransitionView;
import io.widgetry.web.internal.rest.WidgetViews.WidgetView;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The runtime and its widgets, for operators. */
@Component(service = Endpoints.class)
public final class RuntimeEndpoints implements Endpoints {
    private static final Access OPERATOR = Access.OPERATOR;

    private final RuntimeServices services;

    @Activate
    public RuntimeEndpoints(@Reference RuntimeServices services) {
        this.services = services;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/runtime", OPERATOR, "The runtime as a whole.", this::runtime)
                        .answers(RuntimeView.class),
                Endpoint.get("/api/widgets", OPERATOR, "The deployed widgets and how they fare.", this::widgets)
                        .answers(Lists.of(WidgetView.class)),
                Endpoint.get("/api/widgets/{id}/instances", OPERATOR, "The instances of a widget.", this::instances)
                        .answers(Lists.of(InstanceView.class)),
                Endpoint.post("/api/widgets/{id}/release", OPERATOR, "Lifts a widget's quarantine.", this::release),
                Endpoint.get("/api/agents", OPERATOR, "The signed-in agents.", this::agents)
                        .answers(Lists.of(AgentView.class)),
                Endpoint.get("/api/interactions", OPERATOR, "The live interactions of all agents.", this::interactions)
                        .answers(Lists.of(InteractionView.class)),
                Endpoint.get(
                                "/api/transitions",
                                OPERATOR,
                                "How widgets' states changed, oldest first.",
                                this::transitions)
                        .answers(Lists.of(TransitionView.class)),
                Endpoint.get("/api/grants", OPERATOR, "What widgets were granted by configuration.", this::grants)
                        .answers(Lists.of(GrantView.class)),
                Endpoint.get(
                                "/api/browser-widgets",
                                OPERATOR,
                                "The widgets that run in browsers.",
                                this::browserWidgets)
                        .answers(Lists.of(BrowserWidgetView.class)));
    }

    private void runtime(Exchange exchange) throws HttpException, IOException {
        exchange.json(RuntimeView.of(services.runtime().status()));
    }

    private void widgets(Exchange exchange) throws HttpException, IOException {
        exchange.json(services.runtime().widgets().stream().map(WidgetView::of).toList());
    }

    private void instances(Exchange exchange) throws HttpException, IOException {
        String id = known(exchange.path("id"));
        exchange.json(
                services.runtime().instances(id).stream().map(InstanceView::of).toList());
    }

    private String known(String id) throws HttpException {
        if (services.runtime().widgets().stream()
                .noneMatch(widget -> widget.widgetId().equals(id))) {
            throw HttpException.notFound("There is no widget of this id; /api/widgets lists them.");
        }
        return id;
    }

    private void release(Exchange exchange) throws HttpException {
        String id = known(exchange.path("id"));
        if (!services.runtime().release(id)) {
            throw new HttpException(409, "This widget is not quarantined.");
        }
        exchange.nothing();
    }

    private void agents(Exchange exchange) throws HttpException, IOException {
        exchange.json(services.runtime().agents().stream().map(AgentView::of).toList());
    }

    private void interactions(Exchange exchange) throws HttpException, IOException {
        exchange.json(services.runtime().interactions().stream()
                .map(InteractionView::of)
                .toList());
    }

    private void transitions(Exchange exchange) throws HttpException, IOException {
        exchange.json(services.runtime().transitions().stream()
                .map(TransitionView::of)
                .toList());
    }

    private void grants(Exchange exchange) throws HttpException, IOException {
        exchange.json(services.runtime().grants().stream().map(GrantView::of).toList());
    }

    private void browserWidgets(Exchange exchange) throws IOException {
        List<BrowserWidgetStatus> widgets = services.find(BrowserWidgetAdmin.class)
                .map(BrowserWidgetAdmin::browserWidgets)
                .orElse(List.of());
        exchange.json(widgets.stream().map(BrowserWidgetView::of).toList());
    }
}
