package io.widgetry.benchmarks;

import java.util.Arrays;

/** Times that were taken, in nanoseconds. */
final class Times {
    private final long[] taken;
    private int size;

    Times(int most) {
        taken = new long[most];
    }

    void add(long nanos) {
        taken[size++] = nanos;
    }

    int size() {
        return size;
    }

    void forget() {
        size = 0;
    }

    /** {@return the time that so many of a hundred did not exceed} */
    double percentile(double of) {
        long[] times = Arrays.copyOf(taken, size);
        Arrays.sort(times);
        return times[Math.min(times.length - 1, (int) (times.length * of / 100))];
    }
}
