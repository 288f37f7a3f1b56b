package io.widgetry.benchmarks.peers;

import io.widgetry.api.payload.Interaction;
import io.widgetry.benchmarks.bench.Audience;
import io.widgetry.benchmarks.bench.Peer;
import java.util.List;

/** Calls by an index, on the publisher's thread: the limit of a call. It isolates nothing. */
final class DirectPeer implements Peer {
    private List<Interaction> events;
    private Index index;

    @Override
    public void open(Audience audience, List<Payload> payloads) {
        events = Peers.interactions(payloads);
        index = new Index(audience, events);
    }

    @Override
    public void publish(int interaction) {
        index.call(events.get(interaction));
    }

    @Override
    public void close() {
        // nothing is held
    }
}
