package io.widgetry.core.internal.dispatch;

import java.util.function.BooleanSupplier;

/**
 * Whether a turn of an instance is waiting or running, and whether it is in a callback. All of it is guarded by its own
 * monitor.
 */
abstract class Turns {
    final Task task;
    final WorkerPool pool;
    final InstanceTrace trace;

    // Guarded by this.
    boolean scheduled;
    boolean inCallback;
    Thread runner;
    Delivery taken;

    Turns(Task task, WorkerPool pool, InstanceTrace trace) {
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

    final void stopTurns() {
        if (scheduled) {
            scheduled = false;
            pool.ended();
        }
    }

    final synchronized void leaveCallback() {
        if (inCallback) {
            inCallback = false;
            taken = null;
            notifyAll();
        }
    }

    /** Waits for a running callback, at most until a time of the nano clock; false if it still runs. */
    final synchronized boolean awaitReturn(long deadline) {
        return Waits.untilOver(this, deadline, () -> inCallback && runner != Thread.currentThread());
    }

    /**
     * Gives up the worker that is held by a callback which does not return.
     *
     * @param still whether that callback is running still
     * @return whether it was given up
     */
    final synchronized boolean abandon(BooleanSupplier still) {
        boolean given = inCallback && still.getAsBoolean() && pool.abandon(runner);
        if (given && taken != null) {
            trace.stuck(taken);
        }
        return given;
    }

    /** {@return the event that is being handled, or null} */
    final synchronized Delivery taken() {
        return taken;
    }
}
