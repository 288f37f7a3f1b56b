package io.widgetry.feed.internal.replay;

import io.widgetry.api.admin.FeedOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells a feed's thread when an event is due. All events are due relative to the first one that has a time, so that
 * delays do not add up; an event that is earlier than one before it is due at once. Safe for several threads.
 */
final class Pacer {
    private static final double NANOS = 1e9;
    /** Some 146 years: far enough, and no sum of two overflows. */
    private static final double FOREVER = Long.MAX_VALUE / 2.0;

    private final double speed;
    private final Ticker ticker;
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Instant firstTime;
    private long start;
    private boolean held;
    private long heldSince;
    private boolean ended;

    Pacer(double speed, Ticker ticker) {
        this.speed = speed;
        this.ticker = ticker;
    }

    /**
     * Waits until an event of this time is due, and while the feed is held.
     *
     * @param time the event's; empty if it is due at once
     * @return false if the feed was ended
     */
    boolean await(Optional<Instant> time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!ended) {
                if (held) {
                    changed.await();
                    continue;
                }
                long remaining = time.isPresent() ? remaining(time.get()) : 0;
                if (remaining <= 0) {
                    return true;
                }
                ticker.await(lock, changed, remaining);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private long remaining(Instant time) {
        if (speed == FeedOptions.MAX) {
            return 0;
        }
        long now = ticker.nanoTime();
        if (firstTime == null) {
            firstTime = time;
            start = now;
        }
        Duration since = Duration.between(firstTime, time);
        double due = (since.getSeconds() * NANOS + since.getNano()) / speed;
        return (long) Math.max(-FOREVER, Math.min(FOREVER, due)) - (now - start);
    }

    /** Holds the feed. Does nothing if it is held. */
    void hold() {
        lock.lock();
        try {
            if (!held) {
                held = true;
                heldSince = ticker.nanoTime();
            }
        } finally {
            lock.unlock();
        }
        // Whoever waits for an event goes on waiting: it sees that the feed is held when its time is over.
    }

    /** Lets a held feed go on, as if no time had passed. */
    void release() {
        lock.lock();
        try {
            if (held) {
                held = false;
                start += ticker.nanoTime() - heldSince;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the feed: whoever waits is told, and nobody waits any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isHeld() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
