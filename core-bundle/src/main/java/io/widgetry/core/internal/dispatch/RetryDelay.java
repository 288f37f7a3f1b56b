package io.widgetry.core.internal.dispatch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** When a widget that could not be made is tried again: after a delay that grows from attempt to attempt. */
final class RetryDelay {
    /** Nothing has failed, and so it is for most instances always: shared, and never changed. */
    static final RetryDelay NONE = new RetryDelay();

    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private long delay;
    private long notBefore;
    private boolean keeping;
    private long keepUntil;

    private RetryDelay() {}

    private RetryDelay own() {
        return this == NONE ? new RetryDelay() : this;
    }

    /** {@return one with which, while attempts fail, what waits is kept for so long} */
    RetryDelay keepFor(Duration time) {
        if (this == NONE && time.isZero()) {
            return NONE;
        }
        RetryDelay own = own();
        own.keeping = true;
        own.keepUntil = System.nanoTime() + time.toNanos();
        return own;
    }

    /** {@return whether what waits is kept for the next attempt} */
    boolean isKeeping() {
        if (keeping) {
            keeping = System.nanoTime() - keepUntil < 0;
        }
        return keeping;
    }

    boolean isTooEarly() {
        return delay != 0 && System.nanoTime() - notBefore < 0;
    }

    /** {@return one that waits longer before the next attempt} */
    RetryDelay failed() {
        RetryDelay own = own();
        own.delay = delay == 0 ? FIRST_NANOS : Math.min(2 * delay, LONGEST_NANOS);
        own.notBefore = System.nanoTime() + own.delay;
        own.keeping &= System.nanoTime() - keepUntil < 0;
        return own;
    }

    /** {@return how long to wait before the next attempt} */
    Duration delay() {
        return Duration.ofNanos(delay);
    }

    /** {@return one for an instance that is to be made anew, when that will be} */
    RetryDelay hold() {
        RetryDelay own = own();
        own.delay = FIRST_NANOS;
        own.notBefore = System.nanoTime();
        return own;
    }

    boolean hasFailed() {
        return delay != 0;
    }

    /** {@return whether it had failed before} */
    boolean succeeded() {
        boolean failedBefore = delay != 0;
        if (failedBefore) {
            delay = 0;
        }
        return failedBefore;
    }
}
