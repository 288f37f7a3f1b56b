package io.widgetry.core.internal.dispatch;

import io.widgetry.core.internal.dispatch.StallRecord.Running;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;

/** Runs one instance's widget code: whatever it throws is counted and stays here (rule 23). */
final class CallbackGuard {
    private static final VarHandle BUSY_SINCE;
    private static final VarHandle DURING;

    static {
        try {
            BUSY_SINCE = MethodHandles.lookup().findVarHandle(CallbackGuard.class, "busySince", long.class);
            DURING = MethodHandles.lookup().findVarHandle(CallbackGuard.class, "during", String.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Instance instance;
    private final boolean supervised;
    /** Whether anybody is interested in how long callbacks take. */
    private final boolean timed;

    private volatile long failed;
    /**
     * Since when a callback has been running, a time of the nano clock; 0 while none is. Read by supervision, which need not
     * see it at once. Written after all else that describes the callback, and what describes the next one after it.
     */
    private long busySince;

    private String during;

    CallbackGuard(Instance instance) {
        this.instance = instance;
        Dispatcher dispatcher = instance.dispatcher();
        this.supervised = dispatcher.watching().supervision();
        this.timed = supervised
                || dispatcher.watching().metering()
                || !dispatcher.traces().isOff();
    }

    long failed() {
        return failed;
    }

    /** {@return for how long the running callback has been running} */
    Optional<Duration> busyFor() {
        long since = busySince();
        return since == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - since));
    }

    /** {@return the running callback, or null if none is running} */
    Running running() {
        long since = busySince();
        if (since == 0) {
            return null;
        }
        Running seen = new Running(
                since,
                (String) DURING.getAcquire(this),
                instance.moment().agentId(),
                instance.moment().sequence());
        return busySince() == since ? seen : null;
    }

    private long busySince() {
        return (long) BUSY_SINCE.getAcquire(this);
    }

    /** Called by the instance's turn only. Returns whether the code did not throw. */
    boolean run(String what, Object widget, WidgetCode code) {
        DURING.setRelease(this, what);
        Stopwatch stopwatch = Stopwatch.mine();
        long since = timed ? stopwatch.begin() : 0;
        if (supervised) {
            BUSY_SINCE.setRelease(this, since);
        }
        String failure = null;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            if (widget != null) {
                thread.setContextClassLoader(widget.getClass().getClassLoader());
            }
            code.run();
            return true;
        } catch (Throwable thrown) { // Error included: one widget's fault is nobody else's
            failure = instance.host().failed(instance, what, thrown);
            failed++;
            return false;
        } finally {
            thread.setContextClassLoader(before);
            Thread.interrupted(); // a widget that interrupted its thread did not mean ours
            if (supervised) {
                BUSY_SINCE.setRelease(this, 0L);
            }
            if (timed) {
                ended(stopwatch, since, failure);
            }
        }
    }

    private void ended(Stopwatch stopwatch, long since, String failure) {
        long ended = System.nanoTime();
        stopwatch.ran(since, ended, failure);
        if (supervised) {
            long took = ended - since;
            if (took
                    > instance.dispatcher().settings().supervision().slowAfter().toNanos()) {
                instance.host().health().returned(since, took);
            }
        }
    }

    /** Code of a widget. */
    interface WidgetCode {
        /** {@return what it is, for whoever reads that it failed} */
        default String what() {
            return "an action's answer";
        }

        @SuppressWarnings("checkstyle:IllegalThrows")
        void run() throws Throwable;
    }
}
