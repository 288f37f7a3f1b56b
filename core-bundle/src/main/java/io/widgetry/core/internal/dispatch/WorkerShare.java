package io.widgetry.core.internal.dispatch;

import java.util.ArrayDeque;

/**
 * How many workers one widget may keep busy at a time, so that one with many stuck instances leaves workers to the
 * others. Turns beyond it wait here, in order.
 */
final class WorkerShare {
    private static final long QUICK_NANOS = 100_000;

    private final int limit;
    private final ArrayDeque<Task> waiting = new ArrayDeque<>(0);
    private int running;
    /** Whether the callbacks of its latest turn were quick. */
    private volatile boolean quick;

    WorkerShare(int limit) {
        this.limit = limit;
    }

    /** Takes a place for a turn; false if there is none, and the turn waits. */
    synchronized boolean enter(Task task) {
        if (running >= limit) {
            waiting.addLast(task);
            return false;
        }
        running++;
        return true;
    }

    /** {@return whether the callbacks of the latest turn were so quick that the next one's probably are} */
    boolean isQuick() {
        return quick;
    }

    /** A turn's callbacks took so long. */
    void tookNanos(long nanos) {
        boolean now = nanos < QUICK_NANOS;
        if (quick != now) {
            quick = now;
        }
    }

    /** A turn takes long, and may never end: others are not taken to be quick. */
    void hangs() {
        quick = false;
    }

    /** Gives the place back; returns the turn that is to be queued in its stead, or null. */
    synchronized Task leave() {
        running--;
        return waiting.pollFirst();
    }
}
