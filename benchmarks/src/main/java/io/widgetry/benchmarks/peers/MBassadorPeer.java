package io.widgetry.benchmarks.peers;

import io.widgetry.api.payload.Interaction;
import io.widgetry.benchmarks.bench.Audience;
import io.widgetry.benchmarks.bench.Peer;
import java.util.List;
import net.engio.mbassy.bus.SyncMessageBus;
import net.engio.mbassy.listener.Handler;
import net.engio.mbassy.listener.Listener;
import net.engio.mbassy.listener.References;

/** MBassador, synchronous. Its filters are classes and know no instance: who is bound compares the id. */
final class MBassadorPeer implements Peer {
    private final SyncMessageBus<Interaction> bus = new SyncMessageBus<>();
    private List<Interaction> events;

    @Override
    public void open(Audience audience, List<Payload> payloads) {
        events = Peers.interactions(payloads);
        for (io.widgetry.benchmarks.bench.Listener[] each : audience.bound()) {
            for (int i = 0; i < each.length; i++) {
                bus.subscribe(new Bound(payloads.get(i).id(), each[i]));
            }
        }
        audience.forAll().forEach(one -> bus.subscribe(new ForAll(one)));
    }

    /** Not a record: MBassador keeps listeners by identity, and hashes them often. */
    @Listener(references = References.Strong)
    public static final class Bound {
        private final String id;
        private final io.widgetry.benchmarks.bench.Listener listener;

        Bound(String id, io.widgetry.benchmarks.bench.Listener listener) {
            this.id = id;
            this.listener = listener;
        }

        @Handler
        public void hear(Interaction event) throws Exception {
            if (id.equals(event.id())) {
                listener.hear(event);
            }
        }
    }

    /** One that hears of all. */
    @Listener(references = References.Strong)
    public static final class ForAll {
        private final io.widgetry.benchmarks.bench.Listener listener;

        ForAll(io.widgetry.benchmarks.bench.Listener listener) {
            this.listener = listener;
        }

        @Handler
        public void hear(Interaction event) throws Exception {
            listener.hear(event);
        }
    }

    @Override
    public void publish(int interaction) {
        bus.publish(events.get(interaction));
    }

    @Override
    public void close() {
        // nothing is held
    }
}
