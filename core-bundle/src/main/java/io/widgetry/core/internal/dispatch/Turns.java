package io.widgetry.core.internal.dispatch;

import java.util.function.BooleanSupplier;

/**
 * Whether a turn of an instance is waiting or running, and whether it is in a callback. All of it is guarded by its own
 * monitor.
 */
abstract class Turns<T extends Task> {
    private final T task;
    private final WorkerPool pool;
    private final InstanceTrace trace;

    // Guarded by this.
    private boolean scheduled;
    private boolean inCallback;
    private Thread runner;
    private Delivery taken;
    private int waiting; // for the callback's return

    Turns(T task, WorkerPool pool, InstanceTrace trace) {
        this.task = task;
        this.pool = pool;
        this.trace = trace;
    }

    /** What a turn does when it has nothing more to do now. */
    enum Rest {
        /** Nothing: what waits has been queued again, or will be when it comes. */
        DONE,
        /** States that were not kept are to be told again; then the turn is to be queued again. */
        RESYNC,
        /** The instance is to be closed, in this turn. */
        CLOSE
    }

    /** What a turn finds. */
    enum Entry {
        /** The instance may be given what waits. */
        OPEN,
        /** Nothing is to be done. */
        SHUT,
        /** The instance is quarantined, and its context is over. */
        DISMISSED
    }

    final T task() {
        return task;
    }

    final InstanceTrace trace() {
        return trace;
    }

    /** Takes note that a turn is to be queued; false if one is already. */
    final boolean schedule() {
        if (scheduled) {
            return false;
        }
        scheduled = true;
        pool.begun();
        return true;
    }

    /** {@return whether no turn is queued or running} */
    final boolean isIdle() {
        return !scheduled;
    }

    /**
     * Queues the turn, outside of the monitor.
     *
     * @param begin whether it may begin at once: else it is one of several, after the last of which the pool is told so
     */
    final void submit(boolean begin) {
        if (begin) {
            pool.submit(task);
        } else {
            pool.submitOneOf(task);
        }
    }

    final void stopTurns() {
        if (scheduled) {
            scheduled = false;
            pool.ended();
        }
    }

    /** The calling thread runs a turn from now on. */
    final void enter() {
        runner = Thread.currentThread();
    }

    /** No turn runs any more. */
    final void leave() {
        runner = null;
    }

    /** Is in a callback from now on, or is not; returns which. */
    final boolean inCallback(boolean now) {
        inCallback = now;
        return now;
    }

    /** Is in the callbacks for an event from now on, unless it is null. */
    final Delivery inCallbacksFor(Delivery event) {
        taken = event;
        inCallback = event != null;
        return event;
    }

    final synchronized void leaveCallback() {
        if (inCallback) {
            inCallback = false;
            taken = null;
            if (waiting > 0) {
                notifyAll();
            }
        }
    }

    /** Waits for a running callback, at most until a time of the nano clock; false if it still runs. */
    final synchronized boolean awaitReturn(long deadline) {
        waiting++;
        try {
            return Waits.untilOver(this, deadline, () -> inCallback && runner != Thread.currentThread());
        } finally {
            waiting--;
        }
    }

    /**
     * Gives up the worker that is held by a callback which does not return.
     *
     * @param still whether that callback is running still
     * @return whether it was given up
     */
    final synchronized boolean abandon(BooleanSupplier still) {
        if (!inCallback || !still.getAsBoolean()) {
            return false;
        }
        if (taken != null && pool.mayAbandon()) {
            trace.mayBeStuck(taken);
            if (!still.getAsBoolean()) { // it has just returned, and tells itself how
                trace.mayBeStuck(null);
                return false;
            }
            trace.stuck(taken); // before it is interrupted, and may return
        }
        return pool.abandon(runner);
    }

    /** {@return the event that is being handled, or null} */
    final synchronized Delivery taken() {
        return taken;
    }
}
