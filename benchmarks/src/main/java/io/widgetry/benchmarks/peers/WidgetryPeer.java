package io.widgetry.benchmarks.peers;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.benchmarks.bench.Audience;
import io.widgetry.benchmarks.bench.Listener;
import io.widgetry.benchmarks.bench.Peer;
import java.time.Instant;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.PrototypeServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Widgets as services, and a source that publishes by the core's service. As configured by default, but for bounds. */
final class WidgetryPeer implements Peer {
    private static final String AGENT = "600008";
    /** As many as the Disruptor has slots. EventAdmin's queue has no bounds. */
    private static final int CAPACITY = 65_536;

    private final BundleContext context;
    private final LongAdder told = new LongAdder();
    private DataEventPublisher publisher;
    private SourceEvent[] events;
    private volatile boolean ready;

    WidgetryPeer(BundleContext context) {
        this.context = context;
    }

    @Override
    public void open(Audience audience, List<Payload> payloads) throws Exception {
        if (audience.interactions() > 10_000) {
            allow(audience.interactions());
        }
        publisher = context.getService(context.getServiceReference(DataEventPublisher.class));
        List<Interaction> interactions = Peers.interactions(payloads);
        int kinds = 0;
        for (Listener[] each : audience.bound()) {
            register("bound-" + kinds++, Scope.INTERACTION, DataEvents.INTERACTION, of -> each[number(of)]);
        }
        for (Listener one : audience.forAll()) {
            register("for-all-" + kinds++, Scope.AGENT, DataEvents.ANY_INTERACTION, of -> one);
        }
        events = new SourceEvent[payloads.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = SourceEvent.of(DataEvents.INTERACTION, AGENT)
                    .interaction(payloads.get(i).id())
                    .at(Instant.EPOCH)
                    .bound(payloads.get(i).json(), interactions.get(i))
                    .build();
            publish(i);
            while ((i + 1L) * audience.callbacks() - told.sum() > window()) {
                LockSupport.parkNanos(20_000);
            }
        }
        await((long) audience.interactions() * audience.callbacks());
        ready = true;
    }

    /** More interactions than an agent may have by default. */
    private void allow(int interactions) throws Exception {
        ConfigurationAdmin admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        Dictionary<String, Object> settings = new Hashtable<>();
        settings.put("maxInteractions", interactions);
        admin.getConfiguration("io.widgetry.core", "?").update(settings);
        // It comes by another thread; an interaction too many would be rejected, which publish notices.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }

    private void await(long callbacks) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (told.sum() < callbacks) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "widgets were told " + told.sum() + " events instead of " + callbacks + " in time");
            }
            LockSupport.parkNanos(100_000);
        }
    }

    private static int number(String interaction) {
        return Integer.parseInt(interaction.substring(interaction.lastIndexOf('-') + 1));
    }

    private void register(String name, Scope scope, String event, Function<String, Listener> who) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("widget.name", name);
        properties.put("widget.scope", scope.name());
        properties.put("subscribes.to", event);
        properties.put("mailbox.capacity", CAPACITY);
        context.registerService(
                Widget.class.getName(),
                new PrototypeServiceFactory<Widget>() {
                    @Override
                    public Widget getService(Bundle bundle, ServiceRegistration<Widget> registration) {
                        return new Adapter(who);
                    }

                    @Override
                    public void ungetService(Bundle bundle, ServiceRegistration<Widget> registration, Widget widget) {
                        // nothing is held
                    }
                },
                properties);
    }

    private final class Adapter implements Widget {
        private final Function<String, Listener> who;
        private Listener listener;

        Adapter(Function<String, Listener> who) {
            this.who = who;
        }

        @Override
        public void opened(WidgetContext opened) {
            listener = who.apply(opened.interactionId().orElse(null));
        }

        @Override
        public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
            if (ready) {
                listener.hear(event.payload());
            } else {
                told.increment(); // the interactions are being made live
            }
        }
    }

    @Override
    public void publish(int interaction) {
        PublishResult result = publisher.publish(events[interaction]);
        if (!result.isAccepted()) {
            throw new IllegalStateException("not accepted: " + result.message());
        }
    }

    @Override
    public void close() {
        ready = false;
    }
}
