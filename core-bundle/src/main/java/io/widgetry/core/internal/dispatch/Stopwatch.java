package io.widgetry.core.internal.dispatch;

import java.util.concurrent.TimeUnit;

/**
 * Times one instance's callbacks. Used by the turn alone, so that nothing of it is shared between threads: what it has
 * measured goes to the widget's meter at the end of a turn, or sooner if the turn takes long.
 */
final class Stopwatch {
    private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_SHORT = 255;

    private final CostMeter meter;

    // The delivery at hand.
    private boolean delivering;
    private int calls;
    private long begun;
    private long ended;
    private String failure;

    // What the meter has not been told yet.
    /** Of short callbacks how many took 1 unit, 2, …, eight bits each: the common case costs no more than an addition. */
    private long shortOnes;

    private int shortCount;
    private int further;
    private int failed;
    private long busy;

    // The sample of processor time, if this turn is one.
    private long cpuBegun = -1;
    private long turnBegun;

    Stopwatch(CostMeter meter) {
        this.meter = meter;
    }

    void beginTurn() {
        cpuBegun = meter.sample();
        if (cpuBegun >= 0) {
            turnBegun = System.nanoTime();
        }
    }

    void endTurn() {
        if (cpuBegun >= 0) {
            meter.sampled(cpuBegun, System.nanoTime() - turnBegun);
        }
        if (busy > 0) {
            flush();
        }
    }

    void beginDelivery() {
        delivering = true;
        calls = 0;
        failure = null;
    }

    void endDelivery() {
        delivering = false;
        if (calls > 1) {
            further += calls - 1;
        }
    }

    /** A callback has returned; what it threw, or null. */
    void ran(long from, long to, String thrown) {
        ended = to;
        busy += Math.max(1, to - from);
        if (thrown != null) {
            failed++;
        }
        if (delivering) {
            begun = calls++ == 0 ? from : begun;
            failure = failure == null ? thrown : failure;
            note(CostWindow.units(to - from));
        }
        if (busy > FLUSH_NANOS || shortCount == MOST_SHORT) {
            flush();
        }
    }

    private void note(long units) {
        if (units > CostWindow.SHORT) {
            meter.window().record(ended, units);
        } else {
            shortOnes += 1L << (units - 1) * 8;
            shortCount++;
        }
    }

    private void flush() {
        meter.window().add(ended, shortOnes, further, failed, busy);
        shortOnes = 0;
        shortCount = 0;
        further = 0;
        failed = 0;
        busy = 0;
    }

    /** {@return when the first callback of the delivery began} */
    long begun() {
        return begun;
    }

    /** {@return when the last one returned} */
    long ended() {
        return ended;
    }

    /** {@return what the first one that threw has thrown, or null} */
    String failure() {
        return failure;
    }
}
