package io.widgetry.deployer.internal.widgets;

import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Waits until the system property {@value #GO_ON} is set, and cannot be interrupted. */
public final class Deaf implements BundleActivator {
    static final String GO_ON = "deployer.test.go.on";

    @Override
    public void start(BundleContext context) {
        while (System.getProperty(GO_ON) == null) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // nothing was started
    }
}
