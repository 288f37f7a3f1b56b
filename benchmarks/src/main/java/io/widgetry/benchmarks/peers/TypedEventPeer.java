package io.widgetry.benchmarks.peers;

import io.widgetry.api.payload.Interaction;
import io.widgetry.benchmarks.bench.Audience;
import io.widgetry.benchmarks.bench.Listener;
import io.widgetry.benchmarks.bench.Peer;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.typedevent.TypedEventBus;
import org.osgi.service.typedevent.TypedEventConstants;
import org.osgi.service.typedevent.UntypedEventHandler;

/** The Typed Event Service: one topic, and a filter for whoever is bound to an interaction. Events are maps. */
final class TypedEventPeer implements Peer {
    private static final String TOPIC = "contactcentre/Interaction";
    private static final String PAYLOAD = "payload";
    private static final String ID = "interactionId";

    private final BundleContext context;
    private TypedEventBus bus;
    private List<Map<String, Object>> events;

    TypedEventPeer(BundleContext context) {
        this.context = context;
    }

    @Override
    public void open(Audience audience, List<Payload> payloads) {
        bus = context.getService(context.getServiceReference(TypedEventBus.class));
        List<Interaction> interactions = Peers.interactions(payloads);
        events = interactions.stream()
                .map(interaction -> Map.<String, Object>of(ID, interaction.id(), PAYLOAD, interaction))
                .toList();
        for (Listener[] each : audience.bound()) {
            for (int i = 0; i < each.length; i++) {
                register(each[i], "(" + ID + "=" + payloads.get(i).id() + ")");
            }
        }
        audience.forAll().forEach(one -> register(one, null));
    }

    private void register(Listener listener, String filter) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(TypedEventConstants.TYPED_EVENT_TOPICS, TOPIC);
        if (filter != null) {
            properties.put(TypedEventConstants.TYPED_EVENT_FILTER, filter);
        }
        UntypedEventHandler handler = (topic, event) -> hear(listener, event);
        context.registerService(UntypedEventHandler.class, handler, properties);
    }

    private static void hear(Listener listener, Map<String, Object> event) {
        try {
            listener.hear(event.get(PAYLOAD));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void publish(int interaction) {
        bus.deliverUntyped(TOPIC, events.get(interaction));
    }

    @Override
    public void close() {
        // its services go with the bundle
    }
}
