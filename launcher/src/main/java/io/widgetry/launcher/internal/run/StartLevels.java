package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.bundles.BundleSet;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Takes a framework to its last start level, in one go. While a level changes, the framework locks each bundle in turn,
 * from the lowest level to the highest, and a bundle cannot be locked while its activator runs. Whatever the deployer
 * starts is at a level below its own, so this has passed it by when the deployer begins; a later change of the level would
 * wait for it.
 */
final class StartLevels {

    private StartLevels() {}

    /**
     * Returns when each of the distribution's bundles has had its turn, or the framework stops. What has the last level
     * belongs to somebody else and may take its time: nobody waits for it.
     */
    static void raise(Framework framework) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        SynchronousBundleListener listener = event -> {
            if (isFirstOfOthers(event) || Watch.isStopOfFramework(event)) {
                over.countDown();
            }
        };
        BundleContext context = framework.getBundleContext();
        try {
            context.addBundleListener(listener);
            framework.adapt(FrameworkStartLevel.class).setStartLevel(BundleSet.OTHERS_LEVEL, event -> over.countDown());
            if (!new Watch(context).frameworkStops()) {
                over.await();
            }
            context.removeBundleListener(listener);
        } catch (IllegalStateException e) {
            if (!new Watch(context).frameworkStops()) {
                throw e;
            }
        }
    }

    private static boolean isFirstOfOthers(BundleEvent event) {
        return event.getType() == BundleEvent.STARTING
                && event.getBundle().getBundleId() != Constants.SYSTEM_BUNDLE_ID
                && event.getBundle().adapt(BundleStartLevel.class).getStartLevel() >= BundleSet.OTHERS_LEVEL;
    }
}
