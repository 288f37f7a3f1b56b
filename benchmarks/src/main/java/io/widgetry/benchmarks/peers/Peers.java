package io.widgetry.benchmarks.peers;

import io.widgetry.api.payload.Interaction;
import io.widgetry.benchmarks.bench.Peer;
import java.util.List;
import java.util.function.Function;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers the peers, by name, to whoever started the container. */
public final class Peers implements BundleActivator, Function<String, Peer> {
    private BundleContext context;

    @Override
    public void start(BundleContext started) {
        context = started;
        context.registerService(Function.class, this, null);
    }

    @Override
    public void stop(BundleContext stopped) {
        // its services go with the bundle
    }

    @Override
    public Peer apply(String name) {
        return switch (name) {
            case "widgetry" -> new WidgetryPeer(context);
            case "eventadmin-post" -> new EventAdminPeer(context, true, false);
            case "eventadmin-send" -> new EventAdminPeer(context, false, false);
            case "eventadmin-topics" -> new EventAdminPeer(context, true, true);
            case "typedevent" -> new TypedEventPeer(context);
            case "guava" -> new GuavaPeer();
            case "mbassador" -> new MBassadorPeer();
            case "disruptor" -> new DisruptorPeer();
            case "direct" -> new DirectPeer();
            default -> throw new IllegalArgumentException("no peer is called " + name);
        };
    }

    /** {@return the payloads that all peers carry: of the class that a widget gets} */
    static List<Interaction> interactions(List<Peer.Payload> payloads) {
        return payloads.stream().map(payload -> interaction(payload.id())).toList();
    }

    private static Interaction interaction(String id) {
        return new Interaction(
                id, null, null, "VOICE", "ACTIVE", null, null, null, null, null, null, null, null, false, false, null,
                false, null, null, null, null, null, null, null, null);
    }
}
