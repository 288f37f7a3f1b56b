package io.widgetry.feed.internal.replay;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A monotonic clock that can be waited on, so that tests need not wait in real time. */
public interface Ticker {
    /** The clock of the machine. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void await(Lock lock, Condition changed, long nanos) throws InterruptedException {
            changed.awaitNanos(nanos);
        }
    };

    /** Like {@link System#nanoTime}: only differences mean something. */
    long nanoTime();

    /**
     * Waits until the condition is signalled or the time is over; may return early, so callers check and call again.
     *
     * @param lock the condition's lock, held by the caller
     */
    void await(Lock lock, Condition changed, long nanos) throws InterruptedException;
}
