package io.widgetry.core.internal.dispatch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When a widget that could not be made is tried again: after a delay that grows from attempt to attempt. */
final class RetryDelay {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private long delay;
    private long notBefore;
    private boolean keeping;
    private long keepUntil;

    /** While attempts fail, what waits is kept for so long. */
    void keepFor(Duration time) {
        keeping = true;
        keepUntil = System.nanoTime() + time.toNanos();
    }

    /** {@return whether what waits is kept for the next attempt} */
    boolean isKeeping() {
        keeping = keeping && System.nanoTime() - keepUntil < 0;
        return keeping;
    }

    boolean isTooEarly() {
        return delay != 0 && System.nanoTime() - notBefore < 0;
    }

    /** {@return how long to wait before the next attempt} */
    Duration failed() {
        delay = delay == 0 ? FIRST_NANOS : Math.min(2 * delay, LONGEST_NANOS);
        notBefore = System.nanoTime() + delay;
        keeping &= System.nanoTime() - keepUntil < 0;
        return Duration.ofNanos(delay);
    }

    /** It is to be made anew, when that will be. */
    void hold() {
        delay = FIRST_NANOS;
        notBefore = System.nanoTime();
    }

    boolean hasFailed() {
        return delay != 0;
    }

    /** {@return whether it had failed before} */
    boolean succeeded() {
        boolean failedBefore = delay != 0;
        delay = 0;
        return failedBefore;
    }
}
