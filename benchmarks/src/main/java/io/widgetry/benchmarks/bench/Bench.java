package io.widgetry.benchmarks.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** A peer with its listeners, and a publisher that keeps book. One thread publishes. */
public final class Bench implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long SPIN_NANOS = 60_000;
    private static final int LOOK_EVERY = 32;
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Peer peer;
    private final Ears ears;
    private final int interactions;
    private long published;
    private int next;
    private boolean slow;

    /** Opens the peer. */
    public Bench(Peer peer, Ears ears) throws Exception {
        this.peer = peer;
        this.ears = ears;
        this.interactions = ears.audience().interactions();
        peer.open(ears.audience(), Peer.Payload.of(interactions));
    }

    /**
     * What a turn took.
     *
     * @param events how many events were published
     * @param nanos from the first publish to the last callback
     * @param cpuNanos the processor time of the whole process meanwhile
     * @param bytes what all threads allocated meanwhile
     */
    public record Turn(long events, long nanos, long cpuNanos, long bytes) {
        /** {@return events a second} */
        public double rate() {
            return events * 1e9 / nanos;
        }

        /** {@return nanoseconds of processor time for an event} */
        public double cpu() {
            return (double) cpuNanos / events;
        }

        /** {@return bytes for an event} */
        public double allocated() {
            return (double) bytes / events;
        }
    }

    /** Publishes as fast as it goes, for about so long; ends with the last callback. */
    public Turn throughput(long nanos) {
        long from = published;
        long bytes = allocated();
        long cpu = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            burst();
        }
        if (!ears.await(from, published, System.nanoTime() + PATIENCE_NANOS)) {
            ears.check(published);
        }
        long took = System.nanoTime() - begin;
        return new Turn(published - from, took, PROCESS.getProcessCpuTime() - cpu, allocated() - bytes);
    }

    private void burst() {
        int window = peer.window();
        while (ears.behind(published) > window) {
            LockSupport.parkNanos(1_000);
        }
        // Of a slow peer one event at a time, so that a turn does not take for ever.
        int most = published < LOOK_EVERY || slow ? 1 : LOOK_EVERY;
        long begin = System.nanoTime();
        for (int i = 0; i < most; i++) {
            publish();
        }
        slow = (System.nanoTime() - begin) / most > 1_000_000;
    }

    private void publish() {
        peer.publish(next);
        next = next + 1 == interactions ? 0 : next + 1;
        published++;
    }

    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    /**
     * How late callbacks came.
     *
     * @param nanos from when an event was due to its callback
     * @param due how many callbacks there should have been
     * @param heard how many came in time
     */
    public record Lateness(Histogram nanos, long due, long heard) {}

    /** Publishes at a steady rate whatever happens, and waits for stragglers for so long at most. */
    public Lateness latency(double perSecond, long forNanos, long patienceNanos) {
        Schedule schedule = ears.schedule();
        long from = published;
        long dueBefore = ears.due(from);
        long heardBefore = ears.heard();
        double interval = 1e9 / perSecond;
        schedule.start(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5), from, interval);
        long events = (long) (forNanos / interval);
        for (long i = 0; i < events; i++) {
            awaitDue(schedule.due(published));
            publish();
        }
        ears.await(from, published, System.nanoTime() + patienceNanos);
        Histogram late = schedule.stop();
        return new Lateness(late, ears.due(published) - dueBefore, ears.heard() - heardBefore);
    }

    private static void awaitDue(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** Fails unless every listener has heard what it should. */
    public void check() {
        ears.check(published);
    }

    /** {@return who listens} */
    public List<Listener> forAll() {
        return ears.audience().forAll();
    }

    @Override
    public void close() throws Exception {
        peer.close();
    }
}
