package io.widgetry.benchmarks;

import com.sun.management.ThreadMXBean;
import io.widgetry.api.spi.PublishResult;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What one floor needed in all its turns. */
final class Turn {
    private static final int AHEAD = 100;
    private static final int BURST = 40;
    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1) / 5_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Floor floor;
    private final long[] waits;
    private int paced;
    private int updates;
    private final long[] cpu;
    private int turns;
    private long bytes;

    /**
     * Begins with nothing.
     *
     * @param turns how many turns it takes
     * @param block how many updates a turn publishes at a steady rate, and in bursts
     */
    Turn(Floor floor, int turns, int block) {
        this.floor = floor;
        this.waits = new long[turns * block];
        this.cpu = new long[turns];
    }

    /** What was needed so far was for warming up. */
    void forget() {
        paced = 0;
        updates = 0;
        turns = 0;
        bytes = 0;
    }

    /** Publishes at a steady rate: how long each call takes. */
    void pace(int block) {
        long due = System.nanoTime();
        for (int i = 0; i < block; i++) {
            floor.await(AHEAD);
            due += PACE_NANOS;
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            int interaction = (updates + i) % floor.interactions();
            long began = System.nanoTime();
            PublishResult result = floor.send(interaction);
            waits[paced++] = System.nanoTime() - began;
            floor.sent(interaction, result);
        }
    }

    /** Publishes in bursts: the publishing thread's processor time, which other processes do not lengthen. */
    void bursts(int block) {
        long thread = Thread.currentThread().getId();
        long sum = 0;
        for (int i = 0; i < block; i += BURST) {
            floor.await(0);
            long bytesBefore = THREADS.getThreadAllocatedBytes(thread);
            long cpuBefore = THREADS.getCurrentThreadCpuTime();
            for (int j = 0; j < BURST; j++) {
                floor.publish((updates + j) % floor.interactions());
            }
            sum += THREADS.getCurrentThreadCpuTime() - cpuBefore;
            bytes += THREADS.getThreadAllocatedBytes(thread) - bytesBefore;
            updates += BURST;
        }
        cpu[turns++] = sum;
        floor.await(0);
    }

    /** {@return microseconds of processor time for an update, in half of the turns at most} */
    double cpuMicros() {
        long[] sorted = Arrays.copyOf(cpu, turns);
        Arrays.sort(sorted);
        return sorted[turns / 2] / 1e3 / (updates / turns);
    }

    /** {@return of each turn the processor time as a ratio to that of the other's turn beside it, sorted} */
    double[] cpuRatiosTo(Turn other) {
        double[] ratios = new double[turns];
        Arrays.setAll(ratios, turn -> (double) cpu[turn] / other.cpu[turn]);
        Arrays.sort(ratios);
        return ratios;
    }

    /** {@return bytes that the publishing thread allocates for an update} */
    long bytes() {
        return bytes / updates;
    }

    /** {@return microseconds that so many of a hundred calls did not exceed} */
    double micros(int of) {
        long[] sorted = Arrays.copyOf(waits, paced);
        Arrays.sort(sorted);
        return sorted[Math.min(paced - 1, paced * of / 100)] / 1e3;
    }
}
