package io.widgetry.benchmarks.probe;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that does nothing but say when it is active and when it is not. */
public final class PlainProbe implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        Stamp.write(version(context), "active", Stamp.now());
    }

    @Override
    public void stop(BundleContext context) {
        Stamp.write(version(context), "gone", Stamp.now());
    }

    static String version(BundleContext context) {
        return context.getBundle().getVersion().toString();
    }
}
