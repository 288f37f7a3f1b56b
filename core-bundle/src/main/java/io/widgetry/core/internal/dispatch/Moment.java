package io.widgetry.core.internal.dispatch;

import io.widgetry.core.internal.state.Snapshot;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Which event an instance is being given, and so which state a getter answers with (rule 6). */
final class Moment {
    private static final VarHandle CURRENT;
    private static final VarHandle THREAD;

    static {
        try {
            CURRENT = MethodHandles.lookup().findVarHandle(Moment.class, "current", Delivery.class);
            THREAD = MethodHandles.lookup().findVarHandle(Moment.class, "thread", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The instance's own; null for a runtime-scoped one, which is in that of the event that it is given. */
    private final Workspace own;

    // Read by other threads too, but nothing depends on their seeing it at once: written without waiting for that.
    private Delivery current;
    private Thread thread;
    private volatile Snapshot last;

    Moment(Workspace own) {
        this.own = own;
    }

    void begin(Delivery event) {
        THREAD.setRelease(this, Thread.currentThread());
        CURRENT.setRelease(this, event);
    }

    void pass() {
        CURRENT.setRelease(this, null);
        THREAD.setRelease(this, null);
    }

    /** {@return whose event is being delivered; null if none is} */
    String agentId() {
        Delivery event = current();
        return event == null ? null : event.agentId();
    }

    /** {@return the number of the event that is being delivered; 0 if none is} */
    long sequence() {
        Delivery event = current();
        return event == null ? 0 : event.sequence();
    }

    /** {@return whether an event is being given} */
    boolean isNow() {
        return current() != null;
    }

    /** From now on, outside of callbacks, this is the state. */
    void end(Snapshot state) {
        last = state;
    }

    /** {@return the state with which the context ended; null while it goes on} */
    Snapshot ended() {
        return last;
    }

    /** {@return the state as of the event that the calling thread is being given, else the latest} */
    Snapshot state() {
        Delivery event = here();
        if (event != null) {
            return event.snapshot();
        }
        Snapshot ended = last;
        if (ended != null) {
            return ended;
        }
        return own == null ? Snapshot.empty("") : own.state();
    }

    /** {@return the workspace in which the calling thread acts; null if there is none now} */
    Workspace workspace() {
        Delivery event = here();
        return own == null && event != null ? event.workspace() : own;
    }

    private Delivery current() {
        return (Delivery) CURRENT.getAcquire(this);
    }

    private Delivery here() {
        Delivery event = current();
        return event != null && THREAD.getAcquire(this) == Thread.currentThread() ? event : null;
    }
}
