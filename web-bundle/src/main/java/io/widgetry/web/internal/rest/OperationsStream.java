package io.widgetry.web.internal.rest;

import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.EventStream;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import io.widgetry.web.internal.http.Json;
import io.widgetry.web.internal.http.Sse;
import io.widgetry.web.internal.rest.DeploymentViews.DeploymentView;
import io.widgetry.web.internal.rest.RuntimeViews.RuntimeView;
import io.widgetry.web.internal.rest.WidgetViews.TransitionView;
import io.widgetry.web.internal.rest.WidgetViews.WidgetView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of everything once a second, made once for all who watch, and not at all while nobody does. */
@Component(service = Endpoints.class)
public final class OperationsStream implements Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(OperationsStream.class);
    private static final int TRANSITIONS = 50;
    private static final int BEHIND = 1_000_000;

    private final RuntimeServices services;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;

    @Activate
    public OperationsStream(@Reference RuntimeServices services) {
        this(services, TimeUnit.SECONDS.toMillis(1));
    }

    OperationsStream(RuntimeServices services, long periodMillis) {
        this.services = services;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "widgetry-operations");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleAtFixedRate(this::tick, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    }

    /** What an operations page shows. */
    record StatusView(
            RuntimeView runtime,
            List<WidgetView> widgets,
            List<DeploymentView> deployments,
            List<TransitionView> transitions) {}

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(
                        "/api/operations/stream",
                        Access.OPERATOR,
                        "Server-sent events: the event status once a second, with the runtime, its widgets, the"
                                + " deployments and the latest changes of widgets' states.",
                        this::open)
                .answersText(Endpoint.EVENT_STREAM));
    }

    private void open(Exchange exchange) throws HttpException, IOException {
        byte[] now = event(services.runtime());
        EventStream stream = exchange.stream();
        stream.send(now);
        streams.add(stream);
        stream.whenClosed(() -> streams.remove(stream));
    }

    private void tick() {
        Optional<RuntimeAdmin> runtime = services.find(RuntimeAdmin.class);
        if (streams.isEmpty() || runtime.isEmpty()) {
            return;
        }
        try {
            byte[] event = event(runtime.get());
            for (EventStream stream : streams) {
                // Whoever does not keep up gets a later one.
                if (stream.pending() < BEHIND) {
                    stream.send(event);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The state for the operations page cannot be told: {}", e.getMessage(), e);
        }
    }

    private byte[] event(RuntimeAdmin runtime) throws IOException {
        List<WidgetTransition> transitions = runtime.transitions();
        StatusView status = new StatusView(
                RuntimeView.of(runtime.status()),
                runtime.widgets().stream().map(WidgetView::of).toList(),
                services.find(DeploymentAdmin.class).map(DeploymentAdmin::deployments).orElse(List.of()).stream()
                        .map(DeploymentView::of)
                        .toList(),
                transitions.subList(Math.max(0, transitions.size() - TRANSITIONS), transitions.size()).stream()
                        .map(TransitionView::of)
                        .toList());
        return Sse.event("status", null, Json.MAPPER.writeValueAsString(status));
    }

    @Deactivate
    void stop() {
        clock.shutdownNow();
        streams.forEach(EventStream::close);
    }
}
