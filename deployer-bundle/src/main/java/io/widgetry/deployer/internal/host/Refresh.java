package io.widgetry.deployer.internal.host;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;

/** Lets go of the classes of a bundle's old content. */
final class Refresh {
    private static final long DEADLINE_SECONDS = 30;

    private Refresh() {}

    /**
     * Where nobody else uses the bundle's packages the framework has done so already with the update; otherwise those
     * who do are stopped, wired anew and started by the framework.
     */
    static void ifNeeded(FrameworkWiring wiring, Bundle bundle) throws InterruptedException {
        if (wiring.getRemovalPendingBundles().contains(bundle)) {
            CountDownLatch done = new CountDownLatch(1);
            wiring.refreshBundles(List.of(bundle), event -> {
                if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                    done.countDown();
                }
            });
            // Later is no harm: the framework goes on with it.
            done.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
