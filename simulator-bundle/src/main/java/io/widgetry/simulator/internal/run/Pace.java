package io.widgetry.simulator.internal.run;

import java.time.Duration;

/** How far a simulation is by now. What a machine is too slow for is given up: time then passes more slowly in it. */
final class Pace {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long TOLERATED = Duration.ofSeconds(2).toNanos();

    private final double speed;
    private final long start;
    private long lost;
    private long paused;
    private long pausedSince;
    private boolean pausing;

    Pace(double speed, long start) {
        this.speed = speed;
        this.start = start;
    }

    boolean isUnlimited() {
        return Double.isInfinite(speed);
    }

    /** The time in the simulation, in milliseconds, when it is this time on the machine. */
    long at(long nanos) {
        return (long) ((nanos - start - lost - paused) * speed / NANOS_PER_MILLI);
    }

    /** In how many nanoseconds it is this time in the simulation. */
    long until(long millis, long nanos) {
        double due = millis * NANOS_PER_MILLI / speed;
        return due > Long.MAX_VALUE / 2.0 ? Long.MAX_VALUE / 2 : (long) due + 1 - (nanos - start - lost - paused);
    }

    /** Time stands still from now on. */
    void hold(long nanos) {
        if (!pausing) {
            pausing = true;
            pausedSince = nanos;
        }
    }

    /** Time goes on from where it was. */
    void go(long nanos) {
        if (pausing) {
            pausing = false;
            paused += nanos - pausedSince;
        }
    }

    /** The simulation has come so far only. */
    void reached(long millis, long nanos) {
        long late = -until(millis, nanos);
        if (late > TOLERATED) {
            lost += late;
        }
    }

    /** How much time was given up. */
    Duration lost() {
        return Duration.ofNanos(lost);
    }
}
