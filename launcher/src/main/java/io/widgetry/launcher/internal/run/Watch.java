package io.widgetry.launcher.internal.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.osgi.framework.AllServiceListener;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;

/** Waits for something that shows in a framework's services and in the states of its bundles. */
final class Watch {

    private final BundleContext context;

    Watch(BundleContext frameworkContext) {
        context = frameworkContext;
    }

    /** Returns as soon as the condition holds or the framework stops; otherwise at the deadline. */
    void until(BooleanSupplier condition, Duration deadline) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Runnable look = () -> {
            if (frameworkStops() || condition.getAsBoolean()) {
                over.countDown();
            }
        };
        AllServiceListener services = event -> look.run();
        SynchronousBundleListener bundles = event -> look.run();
        try {
            context.addServiceListener(services);
            context.addBundleListener(bundles);
            look.run();
            over.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
            context.removeBundleListener(bundles);
            context.removeServiceListener(services);
        } catch (IllegalStateException e) {
            if (!frameworkStops()) {
                throw e;
            }
            // it took the context with it, and the listeners too
        }
    }

    /** Returns as soon as the framework stops. */
    void untilFrameworkStops() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        SynchronousBundleListener bundles = event -> {
            if (isStopOfFramework(event)) {
                over.countDown();
            }
        };
        try {
            context.addBundleListener(bundles);
        } catch (IllegalStateException e) {
            return; // it has stopped
        }
        if (!frameworkStops()) {
            over.await();
        }
    }

    /** Whether this event is the beginning of the framework's end. */
    static boolean isStopOfFramework(BundleEvent event) {
        return event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID;
    }

    /** Whether somebody has told the framework to stop: then there is nothing to wait for. */
    boolean frameworkStops() {
        return (frameworkState() & (Bundle.STARTING | Bundle.ACTIVE)) == 0;
    }

    private int frameworkState() {
        try {
            return context.getBundle().getState();
        } catch (IllegalStateException e) {
            return Bundle.RESOLVED; // the context is of no use any more
        }
    }
}
