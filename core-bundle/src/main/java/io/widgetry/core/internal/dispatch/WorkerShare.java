package io.widgetry.core.internal.dispatch;

import java.util.ArrayDeque;

/**
 * How many workers one widget may keep busy at a time, so that one with many stuck instances leaves workers to the
 * others. Turns beyond it wait here, in order.
 */
final class WorkerShare {
    private final int limit;
    private final ArrayDeque<Task> waiting = new ArrayDeque<>(0);
    private int running;

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

    /** Gives the place back; returns the turn that is to be queued in its stead, or null. */
    synchronized Task leave() {
        running--;
        return waiting.pollFirst();
    }
}
