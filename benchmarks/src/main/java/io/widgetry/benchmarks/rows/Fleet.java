package io.widgetry.benchmarks.rows;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.dispatch.BundleInfo;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.WidgetDescriptor;
import io.widgetry.core.internal.dispatch.WidgetHost;
import io.widgetry.core.internal.dispatch.WidgetIdentity;
import io.widgetry.core.internal.dispatch.WidgetSource;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The core's own classes, without a container around them, with widgets that are given to it. */
final class Fleet implements AutoCloseable {
    private final PayloadMapper mapper = new PayloadMapper(JsonLimits.DEFAULT);
    private final Dispatcher dispatcher;
    private final Map<String, WidgetHost> hosts = new ConcurrentHashMap<>();

    /** Without widgets. */
    Fleet(Settings settings) {
        dispatcher = new Dispatcher(settings, mapper);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    PayloadMapper mapper() {
        return mapper;
    }

    /** Takes a widget away; its mailboxes wait for a new version. */
    void undeploy(String name) {
        dispatcher.deployments().remove(hosts.remove(name));
    }

    /** Deploys a widget of which each instance has its own object, or all have the one that the supplier always gives. */
    void deploy(String name, Scope scope, boolean prototype, Supplier<? extends Widget> widgets, List<String> events) {
        WidgetHost host = dispatcher
                .deployments()
                .add(
                        new WidgetIdentity("benchmarks", name),
                        1,
                        new BundleInfo("Benchmarks", "", "1"),
                        WidgetDescriptor.of(Map.of(
                                WidgetDescriptor.NAME, name,
                                WidgetDescriptor.SCOPE, scope.name(),
                                WidgetDescriptor.EVENTS, events)),
                        new WidgetSource() {
                            @Override
                            public boolean prototype() {
                                return prototype;
                            }

                            @Override
                            public Widget get() {
                                return widgets.get();
                            }

                            @Override
                            public void unget(Widget widget) {
                                // nothing is held
                            }
                        });
        hosts.put(name, host);
    }

    /** Publishes an event; it must be accepted. */
    void publish(SourceEvent event) {
        PublishResult result = dispatcher.publish(event);
        if (!result.isAccepted()) {
            throw new IllegalStateException("not accepted: " + result.message());
        }
    }

    /** An update of an interaction, with a payload of its own, bound already. */
    SourceEvent update(String agent, String id) {
        Interaction payload = new Interaction(
                id, null, null, "VOICE", "ACTIVE", null, null, null, null, null, null, null, null, false, false, null,
                false, null, null, null, null, null, null, null, null);
        return SourceEvent.of(DataEvents.INTERACTION, agent)
                .interaction(id)
                .at(Instant.EPOCH)
                .bound("{\"id\":\"" + id + "\",\"channel\":\"VOICE\",\"state\":\"ACTIVE\"}", payload)
                .build();
    }

    /** Waits until nothing waits. */
    void awaitQuiet() {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!dispatcher.isQuiet()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("events still wait after two minutes");
            }
            LockSupport.parkNanos(200_000);
        }
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
