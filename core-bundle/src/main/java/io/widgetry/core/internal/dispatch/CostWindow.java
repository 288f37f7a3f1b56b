package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.WidgetCost;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;
import org.HdrHistogram.Recorder;

/**
 * The last minute of a widget's callbacks, in slices of a few seconds. Recording is wait-free; whoever records first after a
 * slice is over, or asks, puts what was recorded into it.
 *
 * <p>Times are kept to two significant digits, in units of {@value #UNIT_NANOS} ns, up to an hour. That takes about 60 kB
 * for what is being recorded and some hundred bytes for each slice. Callbacks of up to {@value #SHORT} units, the bulk of
 * what a fast widget gets, are only counted until then.
 */
final class CostWindow {
    static final int SHORT = 24;

    private static final int UNIT_NANOS = 100;
    private static final long LONGEST = TimeUnit.HOURS.toNanos(1) / UNIT_NANOS;
    private static final int DIGITS = 2;
    private static final long SLICE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long ABOUT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    // What the cells hold; 1 to SHORT are the short callbacks, by their units.
    private static final int FURTHER = 0;
    private static final int FAILED = SHORT + 1;
    private static final int BUSY = SHORT + 2;

    private final StripedSums cells = new StripedSums();
    private final Recorder recorder = new Recorder(1, LONGEST, DIGITS);
    private volatile long lastRecorded = System.nanoTime();
    private volatile long sliceBegan = lastRecorded;

    // Guarded by the lock.
    private final ReentrantLock lock = new ReentrantLock();
    private final long[] collected = new long[FAILED + 1];
    private final Deque<Slice> slices = new ArrayDeque<>();
    private Histogram recycled;
    private Slice filling = new Slice();

    private static final class Slice {
        private final PackedHistogram times = new PackedHistogram(1, LONGEST, DIGITS);
        private long further;
        private long failed;
        private long last;
    }

    /** {@return how many units a time is, rounded up; at least 1} */
    static long units(long nanos) {
        return nanos <= UNIT_NANOS ? 1 : (nanos + UNIT_NANOS - 1) / UNIT_NANOS;
    }

    /** A callback that is not short has returned. */
    void record(long now, long units) {
        closeSliceIfOver(now);
        recorder.recordValue(Math.min(units, LONGEST));
    }

    /** So many callbacks that took so many units have returned, which {@link #add} is told of next. */
    void addShort(int units, int count) {
        if (count != 0) {
            cells.add(cells.mine(), units, count);
        }
    }

    /**
     * Callbacks have returned by a time.
     *
     * @param further how many there were beyond one for each delivery
     * @param failed how many of them threw
     * @param busy how long they took, long ones included
     */
    void add(long now, int further, int failed, long busy) {
        closeSliceIfOver(now);
        int mine = cells.mine();
        if (further != 0) {
            cells.add(mine, FURTHER, further);
        }
        if (failed != 0) {
            cells.add(mine, FAILED, failed);
        }
        cells.add(mine, BUSY, busy);
        if (now - lastRecorded > ABOUT_NANOS) { // seldom written: read by all workers
            lastRecorded = now;
        }
    }

    long busy() {
        return cells.sum(BUSY);
    }

    private void closeSliceIfOver(long now) {
        if (now - sliceBegan >= SLICE_NANOS && lock.tryLock()) {
            try {
                collect(now);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Moves what has been recorded into the slice, which is closed if it is old enough. */
    private void collect(long now) {
        recycled = recorder.getIntervalHistogram(recycled);
        filling.times.add(recycled);
        for (int units = 1; units <= SHORT; units++) {
            long count = fresh(units);
            if (count > 0) { // none would still raise the longest time
                filling.times.recordValueWithCount(units, count);
            }
        }
        filling.further += fresh(FURTHER);
        filling.failed += fresh(FAILED);
        filling.last = lastRecorded;
        if (now - sliceBegan >= SLICE_NANOS) {
            slices.addLast(filling);
            filling = new Slice();
            sliceBegan = now;
        }
        slices.removeIf(slice -> now - slice.last > WINDOW_NANOS);
    }

    private long fresh(int which) {
        long sum = cells.sum(which);
        long fresh = sum - collected[which];
        collected[which] = sum;
        return fresh;
    }

    WidgetCost now(long now, long since, double cpuShare) {
        lock.lock();
        try {
            collect(now);
            Histogram times = new Histogram(1, LONGEST, DIGITS);
            times.add(filling.times);
            long further = filling.further;
            long failed = filling.failed;
            for (Slice slice : slices) {
                times.add(slice.times);
                further += slice.further;
                failed += slice.failed;
            }
            double seconds = Math.max(1, Math.min(now - since, WINDOW_NANOS) / 1e9);
            long busy = busy();
            return new WidgetCost(
                    (times.getTotalCount() - further) / seconds,
                    failed / seconds,
                    duration(times, times.getValueAtPercentile(50)),
                    duration(times, times.getValueAtPercentile(99)),
                    duration(times, times.getMaxValue()),
                    Duration.ofNanos(busy),
                    Duration.ofNanos((long) (busy * cpuShare)));
        } finally {
            lock.unlock();
        }
    }

    private static Duration duration(Histogram times, long units) {
        return times.getTotalCount() == 0 ? Duration.ZERO : Duration.ofNanos(units * UNIT_NANOS);
    }
}
