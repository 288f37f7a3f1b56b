package io.widgetry.core.internal.dispatch;

import java.util.concurrent.TimeUnit;

/**
 * Times the callbacks of a turn. Each thread has one, so that nothing of it is shared and it is always at hand: what it has
 * measured goes to the widget's meter at the end of the turn, or sooner if the turn takes long.
 *
 * <p>A callback is timed from where the one before it in the turn ended, and the first one from where the turn began: asking
 * for the time once a callback is enough, at the price of counting what the runtime does in between, some hundred
 * nanoseconds, as the widget's.
 */
final class Stopwatch {
    private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final ThreadLocal<Stopwatch> MINE = ThreadLocal.withInitial(Stopwatch::new);

    private CostMeter meter;

    // The delivery at hand.
    private boolean delivering;
    private int calls;
    private long begun;
    /** Whether what is delivered next is timed from the end of what was done before. */
    private boolean follows;

    private long ended;
    private String failure;

    // What the meter has not been told yet.
    /** Of short callbacks how many took 1 unit, 2, …: the common case costs no more than an addition. */
    private final int[] shortOnes = new int[CostWindow.SHORT + 1];

    private int shortest = CostWindow.SHORT + 1;
    private int longest;
    private int further;
    private int failed;
    private long busy;

    private int turns;

    // The sample of processor time, if this turn is one.
    private long cpuBegun = -1;
    private long turnBegun;

    /** {@return the calling thread's} */
    static Stopwatch mine() {
        return Thread.currentThread() instanceof WorkerThread worker ? worker.stopwatch() : MINE.get();
    }

    /** The thread has just begun a turn of whatever it is, at a time of the nano clock. */
    void turnBegins(long now) {
        ended = now;
        follows = true;
    }

    void beginTurn(CostMeter of) {
        meter = of;
        cpuBegun = meter.isOn() ? meter.sample(turns++) : -1;
        if (cpuBegun >= 0) {
            turnBegun = System.nanoTime();
            ended = turnBegun; // the sample is not the widget's
        }
    }

    void endTurn() {
        if (cpuBegun >= 0) {
            meter.sampled(cpuBegun, System.nanoTime() - turnBegun);
        }
        if (busy > 0) {
            flush();
        }
        meter = null;
        follows = false;
    }

    /** Times code that calls callbacks, outside of a turn. */
    void during(CostMeter of, Runnable code) {
        beginTurn(of);
        try {
            code.run();
        } finally {
            endTurn();
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

    /** {@return when the callback begins that is about to be called, a time of the nano clock} */
    long begin() {
        return follows && delivering ? ended : System.nanoTime();
    }

    /** A callback has returned; what it threw, or null. */
    void ran(long from, long to, String thrown) {
        if (meter == null) {
            return; // no turn
        }
        ended = to;
        follows = delivering;
        if (delivering) {
            begun = calls++ == 0 ? from : begun;
            failure = failure == null ? thrown : failure;
        }
        if (meter.isOn()) {
            count(to - from, thrown != null);
        }
    }

    private void count(long took, boolean threw) {
        busy += Math.max(1, took);
        if (threw) {
            failed++;
        }
        if (delivering) {
            note(CostWindow.units(took));
        }
        if (busy > FLUSH_NANOS) {
            flush();
        }
    }

    private void note(long units) {
        if (units > CostWindow.SHORT) {
            meter.window().record(ended, units);
        } else {
            shortOnes[(int) units]++;
            shortest = Math.min(shortest, (int) units);
            longest = Math.max(longest, (int) units);
        }
    }

    private void flush() {
        CostWindow window = meter.window();
        for (int units = shortest; units <= longest; units++) {
            window.addShort(units, shortOnes[units]);
            shortOnes[units] = 0;
        }
        window.add(ended, further, failed, busy);
        shortest = CostWindow.SHORT + 1;
        longest = 0;
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
