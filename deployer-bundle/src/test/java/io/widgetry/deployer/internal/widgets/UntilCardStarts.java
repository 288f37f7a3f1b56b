package io.widgetry.deployer.internal.widgets;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Its start goes on until the bundle "card" is being started. */
public final class UntilCardStarts implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        while (Arrays.stream(context.getBundles())
                .noneMatch(bundle -> "card".equals(bundle.getSymbolicName()) && bundle.getState() == Bundle.STARTING)) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // nothing was started
    }
}
