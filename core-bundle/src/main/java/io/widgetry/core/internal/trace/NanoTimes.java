package io.widgetry.core.internal.trace;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Says when something was that has only a time of the nano clock, which is the cheaper one to ask for each event. The same
 * time gives the same answer, unless the clock on the wall was put right meanwhile.
 */
public final class NanoTimes {
    private static final long TOLERANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private long epochNanos = epochNanos();

    private static long epochNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
    }

    /** {@return the time of day of a time of the nano clock} */
    public synchronized Instant at(long nanoTime) {
        long fresh = epochNanos();
        if (Math.abs(fresh - epochNanos) > TOLERANCE_NANOS) {
            epochNanos = fresh;
        }
        return Instant.ofEpochSecond(0, epochNanos + nanoTime);
    }
}
