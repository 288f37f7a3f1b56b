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
    private static final int LOOK_EVERY = 32;
    private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1) / 5_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Floor floor;
    private final long[] waits;
    private int paced;
    private int updates;
    private long cpu;
    private long bytes;
    private long wall;

    /**
     * Begins with nothing.
     *
     * @param most how many calls are timed at most
     */
    Turn(Floor floor, int most) {
        this.floor = floor;
        this.waits = new long[most];
    }

    /** What was needed so far was for warming up. */
    void forget() {
        paced = 0;
        updates = 0;
        cpu = 0;
        bytes = 0;
        wall = 0;
    }

    /**
     * Publishes as fast as the widgets follow, until the last callback. Takes the processor time of all Java threads: not
     * that of the compiler's and the collector's, which comes in lumps that fall on either side.
     *
     * @return the processor time, in nanoseconds
     */
    long throughput(int batch) {
        long cpuBefore = cpuOfAll();
        long began = System.nanoTime();
        for (int i = 0; i < batch; i++) {
            if (i % LOOK_EVERY == 0) {
                floor.await(2 * AHEAD);
            }
            floor.publish(i % floor.interactions());
        }
        floor.await(0);
        wall += System.nanoTime() - began;
        updates += batch;
        return cpuOfAll() - cpuBefore;
    }

    private static long cpuOfAll() {
        long sum = 0;
        for (long thread : THREADS.getThreadCpuTime(THREADS.getAllThreadIds())) {
            sum += Math.max(0, thread);
        }
        return sum;
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
        for (int i = 0; i < block; i += BURST) {
            floor.await(0);
            long bytesBefore = THREADS.getThreadAllocatedBytes(thread);
            long cpuBefore = THREADS.getCurrentThreadCpuTime();
            for (int j = 0; j < BURST; j++) {
                floor.publish((updates + j) % floor.interactions());
            }
            cpu += THREADS.getCurrentThreadCpuTime() - cpuBefore;
            bytes += THREADS.getThreadAllocatedBytes(thread) - bytesBefore;
            updates += BURST;
        }
        floor.await(0);
    }

    /** {@return microseconds of processor time for an update} */
    double cpuMicros() {
        return cpu / 1e3 / updates;
    }

    /** {@return how many updates were published} */
    int updates() {
        return updates;
    }

    /** {@return updates a second} */
    double perSecond() {
        return updates / (wall / 1e9);
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
