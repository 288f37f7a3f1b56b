package io.widgetry.benchmarks.rows;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A rate that waits for nobody: whoever is late is told when it should have been. */
final class Pacing {
    private static final long SPIN_NANOS = 60_000;

    private final double interval;
    private final long begin = System.nanoTime();
    private final Instant beginning = Instant.now();

    Pacing(double perSecond) {
        interval = 1e9 / perSecond;
    }

    /** Waits until an event is due; returns when that is. */
    Instant await(long event) {
        long after = (long) (event * interval);
        for (long left = begin + after - System.nanoTime(); left > 0; left = begin + after - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
        return beginning.plusNanos(after);
    }

    /** {@return how long it has been going on} */
    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
