package io.widgetry.core.internal.dispatch;

import java.time.Duration;
import java.util.Optional;

/** Runs one instance's widget code: whatever it throws is counted and stays here (rule 23). */
final class CallbackGuard {
    private final Instance instance;
    private volatile long failed;
    private volatile long busySince;

    CallbackGuard(Instance instance) {
        this.instance = instance;
    }

    long failed() {
        return failed;
    }

    /** {@return for how long the running callback has been running} */
    Optional<Duration> busyFor() {
        long since = busySince;
        return since == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - since));
    }

    /** Called by the instance's turn only. */
    void run(String during, Object widget, WidgetCode code) {
        Stopwatch stopwatch = Stopwatch.mine();
        long begun = stopwatch.begin();
        busySince = begun;
        String failure = null;
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            if (widget != null) {
                thread.setContextClassLoader(widget.getClass().getClassLoader());
            }
            code.run();
        } catch (Throwable thrown) { // Error included: one widget's fault is nobody else's
            failure = instance.host().failed(instance, during, thrown);
            failed++;
        } finally {
            thread.setContextClassLoader(before);
            Thread.interrupted(); // a widget that interrupted its thread did not mean ours
            busySince = 0;
            stopwatch.ran(begun, System.nanoTime(), failure);
        }
    }

    /** Code of a widget. */
    interface WidgetCode {
        @SuppressWarnings("checkstyle:IllegalThrows")
        void run() throws Throwable;
    }
}
