package io.widgetry.benchmarks;

import java.util.Arrays;

/** What one floor needed for updates that come as fast as its widgets follow, in short turns. */
final class Load {
    /** All that is on its way may wait for one and the same widget, whose mailbox holds 1,024. */
    private static final int AHEAD = 200;

    private static final int LOOK_EVERY = 32;

    private final Floor floor;
    private final int batch;
    private final long[] times;
    private int turns;
    private long collector;
    private long bytes;
    private long wall;

    /**
     * Begins with nothing.
     *
     * @param batch how many updates a turn publishes
     * @param most how many turns there are, after those to warm up
     */
    Load(Floor floor, int batch, int most) {
        this.floor = floor;
        this.batch = batch;
        this.times = new long[most];
    }

    /** What was needed so far was for warming up. */
    void forget() {
        turns = 0;
        collector = 0;
        bytes = 0;
        wall = 0;
    }

    /** Takes a turn: ends with the last callback. */
    void run() {
        long collectorBefore = Processor.collector();
        long bytesBefore = Processor.bytes();
        long timeBefore = Processor.time();
        long began = System.nanoTime();
        for (int i = 0; i < batch; i++) {
            if (i % LOOK_EVERY == 0) {
                floor.await(AHEAD);
            }
            floor.publish(i % floor.interactions());
        }
        floor.await(0);
        wall += System.nanoTime() - began;
        times[turns++ % times.length] = Processor.time() - timeBefore;
        bytes += Processor.bytes() - bytesBefore;
        collector += Processor.collector() - collectorBefore;
    }

    /** {@return microseconds of processor time for an update, in half of the turns at most} */
    double micros() {
        long[] sorted = Arrays.copyOf(times, turns);
        Arrays.sort(sorted);
        return sorted[turns / 2] / 1e3 / batch;
    }

    /** {@return the same with the garbage collector's, on average} */
    double microsInAll() {
        return (Arrays.stream(times, 0, turns).sum() + collector) / 1e3 / updates();
    }

    /** {@return updates a second} */
    double perSecond() {
        return updates() / (wall / 1e9);
    }

    /** {@return bytes that are allocated for an update} */
    long bytes() {
        return bytes / updates();
    }

    private long updates() {
        return (long) turns * batch;
    }
}
