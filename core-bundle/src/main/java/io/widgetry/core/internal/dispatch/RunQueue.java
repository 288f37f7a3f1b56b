package io.widgetry.core.internal.dispatch;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Turns that wait for a worker, first in, first out, and workers that wait for a turn. Safe for several threads; to queue a
 * turn never blocks.
 *
 * <p>To wake a thread takes whoever does it some microseconds, as much as an event and its callbacks. So as long as one has
 * been woken and has not begun, nobody else is woken; and not more are than there are processors, leaving out those that
 * may be busy for long.
 */
final class RunQueue {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    /** The one that parked last is woken first: what it needs is still in its processor's caches. Guarded by itself. */
    private final ArrayDeque<Parked> parked = new ArrayDeque<>();

    /** Whether a worker has been woken that has not looked for a turn yet. */
    private final AtomicBoolean waking = new AtomicBoolean();

    private final IntSupplier workers;
    // Written under the monitor of those who are parked.
    private volatile int idle;
    private volatile int round;

    /** @param workers how many workers there are, but for those that may be busy for long */
    RunQueue(IntSupplier workers) {
        this.workers = workers;
    }

    private static final class Parked {
        private final Thread thread = Thread.currentThread();
        private volatile boolean released;
        private boolean woken; // and not dismissed; written before it is released
    }

    /** Queues a turn. Nobody is woken for it: that is what {@link #wake} is for, once for several turns. */
    void add(Task task) {
        tasks.add(task);
    }

    /** {@return whether turns wait, and no worker is parked that could be woken for them} */
    boolean isShort() {
        return idle == 0 && !tasks.isEmpty();
    }

    /** {@return a number that changes when all workers are dismissed} */
    int round() {
        return round;
    }

    /** Sees to it that what is queued is begun soon. */
    void wake() {
        if (idle > 0 && !waking.get() && workers.getAsInt() - idle < PROCESSORS && !tasks.isEmpty()) {
            wakeOne();
        }
    }

    /** The same, however many are at work: they may be busy for longer than expected. */
    void wakeAnother() {
        if (idle > 0 && !tasks.isEmpty()) {
            wakeOne();
        }
    }

    private void wakeOne() {
        Parked one = null;
        synchronized (parked) {
            if (!parked.isEmpty() && waking.compareAndSet(false, true)) {
                one = parked.pollFirst();
                idle = parked.size();
                one.woken = true;
                one.released = true;
            }
        }
        if (one != null) {
            LockSupport.unpark(one.thread);
        }
    }

    /** From now on no worker of this round waits: each is given what is queued, or nothing. */
    void dismiss() {
        synchronized (parked) {
            round++;
            for (Parked one : parked) {
                one.released = true;
                LockSupport.unpark(one.thread);
            }
            parked.clear();
            idle = 0;
        }
    }

    /**
     * Lets the calling thread wait for a turn.
     *
     * @param since the number of the round to which the calling worker belongs
     * @return the next turn; null if there was none for so long, if the worker is dismissed, or if the thread was
     *     interrupted, which it no longer is
     */
    Task take(int since, long nanos) {
        Task next = tasks.poll();
        while (next == null) {
            Parked me = park(since);
            if (me == null) {
                return tasks.poll();
            }
            // What came after the last look was queued before anybody could see that this worker is parked.
            if (!tasks.isEmpty() && unpark(me)) {
                next = tasks.poll();
            } else {
                await(me, nanos);
                next = tasks.poll();
                if (!me.woken) {
                    return next;
                }
                // Only now: what is queued before is seen above, or by the next look after this worker has parked
                // again.
                waking.set(false);
            }
        }
        return next;
    }

    /** {@return the calling thread's place; null if it is dismissed} */
    private Parked park(int since) {
        Parked me = new Parked();
        synchronized (parked) {
            if (round != since) {
                return null;
            }
            parked.addFirst(me);
            idle = parked.size();
        }
        return me;
    }

    /** {@return whether nobody had released it} */
    private boolean unpark(Parked me) {
        synchronized (parked) {
            boolean was = parked.remove(me);
            idle = parked.size();
            return was;
        }
    }

    private void await(Parked me, long nanos) {
        long deadline = System.nanoTime() + nanos;
        for (long left = nanos; !me.released; left = deadline - System.nanoTime()) {
            if ((left <= 0 || Thread.interrupted()) && unpark(me)) { // an interrupt was meant for a widget
                return;
            }
            LockSupport.parkNanos(this, Math.max(1, left));
        }
    }
}
