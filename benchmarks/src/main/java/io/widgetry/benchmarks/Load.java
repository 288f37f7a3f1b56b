package io.widgetry.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What one floor with a gate needs for updates: of the publisher's time that for publishing, of the only worker's all that
 * it takes to work them off. Other processes do not lengthen it, as they do a second on the clock.
 */
final class Load {
    /** All that waits may be for one and the same widget, whose mailbox holds 1,024. */
    private static final int BURST = 200;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Floor floor;
    private final int bursts;
    private final long[] publishing;
    private final long[] working;
    private int turns;
    private long bytes;
    private int next;

    /**
     * Begins with nothing.
     *
     * @param batch how many updates a turn publishes
     * @param most how many turns there are, after those to warm up
     */
    Load(Floor floor, int batch, int most) {
        this.floor = floor;
        this.bursts = Math.max(1, batch / BURST);
        this.publishing = new long[most];
        this.working = new long[most];
    }

    /** What was needed so far was for warming up. */
    void forget() {
        turns = 0;
        bytes = 0;
    }

    /** Takes a turn: ends with the last callback. */
    void run() {
        long here = Thread.currentThread().getId();
        floor.hold();
        long worker = floor.gate().worker();
        long workedBefore = THREADS.getThreadCpuTime(worker);
        long bytesBefore = THREADS.getThreadAllocatedBytes(worker);
        long published = 0;
        for (int burst = 0; burst < bursts; burst++) {
            if (burst > 0) {
                floor.hold();
            }
            long ownBytes = THREADS.getThreadAllocatedBytes(here);
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < BURST; i++) {
                floor.publish(next);
                next = next + 1 == floor.interactions() ? 0 : next + 1;
            }
            published += THREADS.getCurrentThreadCpuTime() - before;
            bytes += THREADS.getThreadAllocatedBytes(here) - ownBytes;
            floor.gate().open();
            floor.await(0);
        }
        floor.hold(); // so that the last of it has been worked off
        bytes += THREADS.getThreadAllocatedBytes(worker) - bytesBefore;
        int turn = turns++ % working.length;
        working[turn] = THREADS.getThreadCpuTime(worker) - workedBefore;
        publishing[turn] = published;
        floor.gate().open();
    }

    /** {@return nanoseconds for an update, published and worked off, in most turns} */
    double nanos() {
        long[] both = new long[turns];
        Arrays.setAll(both, turn -> publishing[turn] + working[turn]);
        return median(both);
    }

    /** {@return the publisher's part of it} */
    double publishing() {
        return median(Arrays.copyOf(publishing, turns));
    }

    private double median(long[] times) {
        Arrays.sort(times);
        return (double) times[turns / 2] / (bursts * BURST);
    }

    /** {@return bytes that are allocated for an update} */
    double bytes() {
        return (double) bytes / turns / (bursts * BURST);
    }
}
