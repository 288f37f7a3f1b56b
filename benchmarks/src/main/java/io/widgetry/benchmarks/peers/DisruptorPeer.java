package io.widgetry.benchmarks.peers;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import io.widgetry.api.payload.Interaction;
import io.widgetry.benchmarks.bench.Audience;
import io.widgetry.benchmarks.bench.Peer;
import java.util.List;

/** A Disruptor with one consumer that calls by an index: the limit of a hand-over. It isolates nothing. */
final class DisruptorPeer implements Peer {
    private static final int SLOTS = 65_536;

    private List<Interaction> events;
    private Disruptor<Slot> disruptor;
    private RingBuffer<Slot> ring;

    private static final class Slot {
        private Interaction event;
    }

    @Override
    public void open(Audience audience, List<Payload> payloads) {
        events = Peers.interactions(payloads);
        Index index = new Index(audience, events);
        // Any thread may publish to Widgetry, so it may here. Spinning would take a processor from the publisher.
        disruptor = new Disruptor<>(
                Slot::new, SLOTS, DaemonThreadFactory.INSTANCE, ProducerType.MULTI, new BlockingWaitStrategy());
        disruptor.handleEventsWith((slot, sequence, endOfBatch) -> index.call(slot.event));
        ring = disruptor.start();
    }

    @Override
    public void publish(int interaction) {
        long sequence = ring.next();
        ring.get(sequence).event = events.get(interaction);
        ring.publish(sequence);
    }

    @Override
    public void close() {
        disruptor.halt();
    }
}
