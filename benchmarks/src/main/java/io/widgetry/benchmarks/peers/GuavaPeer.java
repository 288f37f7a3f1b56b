package io.widgetry.benchmarks.peers;

import com.google.common.eventbus.EventBus;
import com.google.common.eventbus.Subscribe;
import io.widgetry.api.payload.Interaction;
import io.widgetry.benchmarks.bench.Audience;
import io.widgetry.benchmarks.bench.Listener;
import io.widgetry.benchmarks.bench.Peer;
import java.util.List;

/** Guava's EventBus, which calls on the publisher's thread. It has no filters: who is bound compares the id. */
final class GuavaPeer implements Peer {
    private final EventBus bus = new EventBus();
    private List<Interaction> events;

    @Override
    public void open(Audience audience, List<Payload> payloads) {
        events = Peers.interactions(payloads);
        for (Listener[] each : audience.bound()) {
            for (int i = 0; i < each.length; i++) {
                bus.register(new Bound(payloads.get(i).id(), each[i]));
            }
        }
        audience.forAll().forEach(one -> bus.register(new ForAll(one)));
    }

    /** Public, as its methods must be. */
    public record Bound(String id, Listener listener) {
        @Subscribe
        public void hear(Interaction event) throws Exception {
            if (id.equals(event.id())) {
                listener.hear(event);
            }
        }
    }

    /** Public, as its methods must be. */
    public record ForAll(Listener listener) {
        @Subscribe
        public void hear(Interaction event) throws Exception {
            listener.hear(event);
        }
    }

    @Override
    public void publish(int interaction) {
        bus.post(events.get(interaction));
    }

    @Override
    public void close() {
        // nothing is held
    }
}
