package io.widgetry.launcher.internal.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Does something in a framework that runs, all of it or nothing. Whatever starts bundles or activates components outside
 * of the framework's own changes of start level would otherwise have them stopped under its hands, whoever told the
 * framework to stop: a component would miss the service that its bundle had a moment ago, and say so as an error.
 */
final class BeforeStop {

    // So that what hangs does not keep the framework: less than the framework itself has to stop.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private BeforeStop() {}

    /**
     * Runs the action, unless the framework stops; a stop that comes meanwhile waits for the action's end, but not for ever.
     *
     * @return whether it was run
     */
    static boolean run(BundleContext context, Runnable action) {
        CountDownLatch over = new CountDownLatch(1);
        SynchronousBundleListener stop = event -> {
            if (Watch.isStopOfFramework(event)) {
                await(over);
            }
        };
        try {
            context.addBundleListener(stop);
        } catch (IllegalStateException e) {
            return false; // it has stopped
        }
        try {
            // The framework changes its state before it says so: whoever finds it running here is heard by the
            // listener.
            if (new Watch(context).frameworkStops()) {
                return false;
            }
            action.run();
            return true;
        } catch (IllegalStateException e) {
            if (!new Watch(context).frameworkStops()) {
                throw e;
            }
            return false; // it took too long, and the framework stopped
        } finally {
            over.countDown();
            remove(context, stop);
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(BundleContext context, SynchronousBundleListener listener) {
        try {
            context.removeBundleListener(listener);
        } catch (IllegalStateException e) {
            // the framework took the context with it, and the listener too
        }
    }
}
