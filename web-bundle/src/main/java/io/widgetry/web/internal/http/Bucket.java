package io.widgetry.web.internal.http;

import java.util.function.LongSupplier;

/** So much a second, and so much at once. Safe for several threads. */
public final class Bucket {
    private static final double NANOS = 1_000_000_000.0;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private double level;
    private long last;

    /**
     * Makes a full bucket.
     *
     * @param perSecond how much is put into it a second
     * @param burst how much it holds
     * @param nanoTime the clock
     */
    public Bucket(double perSecond, double burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.level = burst;
        this.last = nanoTime.getAsLong();
    }

    /** Takes one, if there is one. */
    public synchronized boolean take() {
        fill();
        if (level < 1) {
            return false;
        }
        level--;
        return true;
    }

    /** Whether there is none. */
    public synchronized boolean isEmpty() {
        fill();
        return level < 1;
    }

    /** In how many seconds there will be one; at least 1. */
    public synchronized int secondsToNext() {
        fill();
        return (int) Math.max(1, Math.ceil((1 - level) / perSecond));
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        level = Math.min(burst, level + (now - last) / NANOS * perSecond);
        last = now;
    }
}
