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
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/** EventAdmin: whoever is bound to an interaction has a filter for its id, or listens to a topic of its own. */
final class EventAdminPeer implements Peer {
    private static final String TOPIC = "contactcentre/Interaction";
    private static final String PAYLOAD = "payload";
    private static final String ID = "interactionId";

    private final BundleContext context;
    private final boolean post;
    private final boolean topics;
    private EventAdmin admin;
    private Event[] events;

    /** With {@code post} or {@code sendEvent}; with a topic for each interaction, or one topic and filters. */
    EventAdminPeer(BundleContext context, boolean post, boolean topics) {
        this.context = context;
        this.post = post;
        this.topics = topics;
    }

    @Override
    public void open(Audience audience, List<Payload> payloads) {
        admin = context.getService(context.getServiceReference(EventAdmin.class));
        List<Interaction> interactions = Peers.interactions(payloads);
        events = new Event[payloads.size()];
        for (int i = 0; i < events.length; i++) {
            String id = payloads.get(i).id();
            String topic = topics ? TOPIC + '/' + id : TOPIC;
            events[i] = new Event(topic, Map.of(ID, id, PAYLOAD, interactions.get(i)));
            for (Listener[] each : audience.bound()) {
                register(each[i], topic, topics ? null : "(" + ID + "=" + id + ")");
            }
        }
        audience.forAll().forEach(one -> register(one, topics ? TOPIC + "/*" : TOPIC, null));
    }

    private void register(Listener listener, String topic, String filter) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(EventConstants.EVENT_TOPIC, topic);
        if (filter != null) {
            properties.put(EventConstants.EVENT_FILTER, filter);
        }
        EventHandler handler = event -> hear(listener, event);
        context.registerService(EventHandler.class, handler, properties);
    }

    private static void hear(Listener listener, Event event) {
        try {
            listener.hear(event.getProperty(PAYLOAD));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void publish(int interaction) {
        if (post) {
            admin.postEvent(events[interaction]);
        } else {
            admin.sendEvent(events[interaction]);
        }
    }

    @Override
    public void close() {
        // its services go with the bundle
    }
}
