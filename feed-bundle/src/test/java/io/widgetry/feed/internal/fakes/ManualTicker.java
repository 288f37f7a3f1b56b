package io.widgetry.feed.internal.fakes;

import io.widgetry.feed.internal.replay.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A clock that stands still until a test moves it. Serves one waiting thread. */
public final class ManualTicker implements Ticker {
    private long now = 42;
    private Lock lock;
    private Condition changed;
    private long waitingFor = -1;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public void await(Lock heldLock, Condition condition, long nanos) throws InterruptedException {
        synchronized (this) {
            lock = heldLock;
            changed = condition;
            waitingFor = nanos;
        }
        try {
            condition.await();
        } finally {
            synchronized (this) {
                waitingFor = -1;
            }
        }
    }

    /** Moves the clock and wakes whoever waits on it. */
    public void advance(Duration by) {
        Lock wakeLock;
        Condition wake;
        synchronized (this) {
            now += by.toNanos();
            wakeLock = lock;
            wake = changed;
        }
        if (wake != null) {
            wakeLock.lock();
            try {
                wake.signalAll();
            } finally {
                wakeLock.unlock();
            }
        }
    }

    /** Waits until somebody waits for exactly this long. */
    public void untilWaitingFor(Duration remaining) {
        Eventually.equal(remaining, () -> Duration.ofNanos(waitingFor()));
    }

    private synchronized long waitingFor() {
        return waitingFor;
    }
}
