package io.widgetry.core.internal.trace;

import java.util.concurrent.atomic.AtomicLongArray;

/** Of each stripe of agents, up to which time no traces are kept any more. Seldom written, read by all. */
final class Horizons {
    private final AtomicLongArray times;

    Horizons(int stripes) {
        times = new AtomicLongArray(stripes);
        long beforeAll = System.nanoTime() - 1;
        for (int i = 0; i < stripes; i++) {
            times.set(i, beforeAll);
        }
    }

    void move(int stripe, long nanoTime) {
        times.set(stripe, nanoTime);
    }

    /** Whether an event's trace may still be kept: not if callbacks for it began before all of those that are. */
    boolean mayKeep(int stripe, long begun) {
        return begun - times.get(stripe) > 0;
    }
}
