package io.widgetry.deployer.internal.widgets;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts, and does not stop until it is told to. */
public final class DeafAtStop implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        // nothing to do
    }

    @Override
    public void stop(BundleContext context) {
        new Deaf().start(context);
    }
}
