package io.widgetry.feed.internal.fakes;

import io.widgetry.feed.internal.replay.Ticker;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A clock on which every wait is over at once, and took exactly as long as it should. */
public final class SkippingTicker implements Ticker {
    private long now = Long.MAX_VALUE - 1_000_000_000; // as System.nanoTime may, it overflows under way

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized void await(Lock lock, Condition changed, long nanos) {
        now += nanos;
    }

    /** Lets time pass that nobody waited for. */
    public synchronized void spend(long nanos) {
        now += nanos;
    }
}
