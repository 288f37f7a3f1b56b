package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.bundles.BundleSet;
import io.widgetry.launcher.internal.bundles.BundleSync;
import io.widgetry.launcher.internal.bundles.DigestFile;
import io.widgetry.launcher.internal.bundles.WantedBundle;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;

/**
 * The OSGi framework of this process: started with the wanted bundles from its cache, which is made anew if it turns
 * out to be damaged, and stopped from any thread.
 */
final class Container {

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(15);

    private final Map<String, String> properties;
    private final Cache cache;
    private final Output output;
    private volatile Framework framework;
    private volatile boolean stopping;

    Container(Map<String, String> properties, Path cacheDirectory, Output output) {
        this.cache = new Cache(cacheDirectory);
        this.properties = new HashMap<>(properties);
        this.properties.put(Constants.FRAMEWORK_STORAGE, cache.storage().toString());
        this.output = output;
    }

    /**
     * Starts the framework; afterwards each bundle is active, or was warned about.
     *
     * @throws CommandException if a bundle of the distribution does not start
     */
    void start(BundleSet set) throws CommandException {
        try {
            attempt(set);
        } catch (DamagedCacheException e) {
            output.warn(
                    "the bundle cache " + cache.directory() + " is damaged (" + e.getMessage() + "); it is made anew");
            stopFramework();
            cache.delete();
            try {
                attempt(set);
            } catch (DamagedCacheException again) {
                throw CommandException.failed("the framework cannot be started: " + again.getMessage(), again);
            }
        }
    }

    private void attempt(BundleSet set) throws DamagedCacheException, CommandException {
        DigestFile digests = cache.digests();
        boolean warm = cache.exists();
        framework = new FrameworkFactory().newFramework(properties);
        try {
            framework.init();
            BundleContext context = framework.getBundleContext();
            cache.checkComplete(context);
            Map<WantedBundle, Bundle> bundles = new BundleSync(context, digests).apply(set);
            framework.start();
            for (Map.Entry<WantedBundle, Bundle> entry : bundles.entrySet()) {
                checkStarted(entry.getKey(), entry.getValue(), warm);
            }
        } catch (BundleException | IOException | RuntimeException e) {
            if (warm && !stopping) {
                throw new DamagedCacheException(String.valueOf(e.getMessage()), e);
            }
            throw CommandException.failed("the framework cannot be started: " + e.getMessage(), e);
        }
    }

    private void checkStarted(WantedBundle wanted, Bundle bundle, boolean warm)
            throws DamagedCacheException, CommandException {
        if (!wanted.started() || bundle.getState() == Bundle.ACTIVE) {
            return;
        }
        Optional<String> failure = wanted.widget() && warm ? startAfresh(wanted, bundle) : start(bundle);
        if (failure.isEmpty()) {
            return;
        }
        String message = wanted.jar().fileName() + " does not start: " + failure.get();
        if (wanted.widget()) {
            output.warn("deploy/" + message);
        } else if (warm) {
            throw new DamagedCacheException(message, null);
        } else {
            throw CommandException.failed(message);
        }
    }

    /** Starts a bundle again to learn why it did not start. */
    private static Optional<String> start(Bundle bundle) {
        try {
            bundle.start();
            return Optional.empty();
        } catch (BundleException e) {
            return Optional.of(StartFailure.reason(e));
        }
    }

    /** The same, with what is in {@code deploy} in place of the copy in the cache, which may be damaged. */
    private static Optional<String> startAfresh(WantedBundle wanted, Bundle bundle) {
        try {
            wanted.update(bundle);
            return start(bundle);
        } catch (BundleException e) {
            return Optional.of(StartFailure.reason(e));
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The framework's own context. */
    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Waits until the framework has stopped, whoever stopped it. */
    void awaitEnd() throws InterruptedException {
        framework.waitForStop(0);
    }

    /**
     * Stops the framework if it runs.
     *
     * @return whether it stopped in time
     */
    boolean stop() {
        stopping = true;
        return stopFramework();
    }

    private boolean stopFramework() {
        Framework running = framework;
        if (running == null) {
            return true;
        }
        try {
            running.stop();
            return running.waitForStop(STOP_DEADLINE.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
        } catch (BundleException e) {
            output.warn("the framework does not stop: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
