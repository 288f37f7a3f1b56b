package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.bundles.BundleSet;
import io.widgetry.launcher.internal.bundles.BundleSync;
import io.widgetry.launcher.internal.bundles.InstalledBundle;
import io.widgetry.launcher.internal.bundles.WantedBundle;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.home.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The OSGi framework of this process: started with the wanted bundles from its cache, which is made anew if it turns
 * out to be damaged, and stopped from any thread.
 */
final class Container {

    private static final Duration STOP_DEADLINE = Duration.ofSeconds(Integer.getInteger("widgetry.stop.deadline", 15));

    private final Map<String, String> properties;
    private final Cache cache;
    private final String configuration;
    private final Output output;
    private volatile Framework framework;
    private volatile BundleContext context;
    private volatile boolean stopping;
    private List<Bundle> late = List.of();

    Container(Map<String, String> properties, Path cacheDirectory, Output output) {
        this.cache = new Cache(cacheDirectory);
        this.configuration = properties.getOrDefault("configurator.initial", "");
        this.properties = new HashMap<>(properties);
        this.properties.put(Constants.FRAMEWORK_STORAGE, cache.storage().toString());
        this.properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(BundleSet.FIRST_LEVEL));
        // What a person installs by hand starts after the distribution, at each start. (The deployer chooses itself.)
        this.properties.put("felix.startlevel.bundle", Integer.toString(BundleSet.OTHERS_LEVEL));
        // Bundles that do not start are reported here, in a sentence, and in the log file, in full.
        this.properties.put("felix.log.level", "0");
        this.output = output;
    }

    /**
     * Starts the framework; afterwards each of the distribution's bundles is active that is to be started at all.
     *
     * @param reading gives the bundles; it may be going on in the background still
     * @throws CommandException if a bundle of the distribution does not start
     */
    void start(BundleReading reading) throws CommandException, InterruptedException {
        if (cache.exists() && !cache.isFor(configuration)) {
            cache.delete();
        }
        try {
            attempt(reading);
        } catch (DamagedCacheException e) {
            output.warn(
                    "the bundle cache " + cache.directory() + " is damaged (" + e.getMessage() + "); it is made anew");
            stopFramework();
            cache.delete();
            try {
                attempt(reading);
            } catch (DamagedCacheException again) {
                throw CommandException.failed("the framework cannot be started: " + again.getMessage(), again);
            }
        }
    }

    private void attempt(BundleReading reading) throws DamagedCacheException, CommandException, InterruptedException {
        boolean warm = cache.exists();
        framework = new FrameworkFactory().newFramework(properties);
        try {
            framework.init();
            context = framework.getBundleContext();
            List<InstalledBundle> bundles = startAll(reading);
            if (new Watch(context).frameworkStops()) {
                return; // told to while it started: then what has not started is no fault
            }
            for (InstalledBundle installed : bundles) {
                checkStarted(installed.wanted(), installed.bundle(), warm);
            }
            late = bundles.stream()
                    .filter(installed -> installed.wanted().late())
                    .map(InstalledBundle::bundle)
                    .toList();
        } catch (BundleException | IOException | RuntimeException e) {
            if (warm && !stopping) {
                throw new DamagedCacheException(String.valueOf(e.getMessage()), e);
            }
            throw CommandException.failed("the framework cannot be started: " + e.getMessage(), e);
        }
    }

    /** Starts the first level, logging among it, while the other bundles are installed; then the other levels. */
    private List<InstalledBundle> startAll(BundleReading reading)
            throws DamagedCacheException, CommandException, BundleException, IOException, InterruptedException {
        BundleSet set = reading.get();
        BundleSync sync = new BundleSync(context, cache.stamps());
        int lost = sync.lost(set.bundles()).size();
        if (lost > 0) {
            throw new DamagedCacheException(lost + " of its bundles cannot be read", null);
        }
        sync.uninstallAllBut(set.bundles());
        List<InstalledBundle> bundles = sync.bring(set.first());
        FutureTask<Void> firstLevel = new FutureTask<>(() -> {
            framework.start();
            return null;
        });
        new Thread(firstLevel, "widgetry-first-level").start();
        bundles.addAll(sync.bring(set.others()));
        sync.remember(failure -> output.warn("the bundle cache is not written: " + Reason.of(failure)));
        reading.remember();
        cache.remember(configuration);
        resolve(bundles);
        await(firstLevel);
        StartLevels.raise(framework);
        return bundles;
    }

    /**
     * All at once, those of the deployer too: resolving each as it starts would take several times as long. What cannot be
     * resolved is told by its start; what is late takes its time.
     */
    private void resolve(List<InstalledBundle> bundles) {
        List<Bundle> now = new ArrayList<>(List.of(context.getBundles()));
        for (InstalledBundle installed : bundles) {
            if (!installed.wanted().started()) {
                now.remove(installed.bundle());
            }
        }
        context.getBundle().adapt(FrameworkWiring.class).resolveBundles(now);
    }

    private static void await(FutureTask<Void> start) throws BundleException, InterruptedException {
        try {
            start.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BundleException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void checkStarted(WantedBundle wanted, Bundle bundle, boolean warm)
            throws DamagedCacheException, CommandException {
        if (!wanted.started() || bundle.getState() == Bundle.ACTIVE) {
            return;
        }
        try {
            bundle.start(); // again, to learn why it did not start
        } catch (BundleException e) {
            if (new Watch(context).frameworkStops()) {
                return;
            }
            String message = wanted.jar().fileName() + " does not start: " + rootMessage(e);
            if (warm) {
                throw new DamagedCacheException(message, e);
            }
            throw CommandException.failed(message + "\nunpack the distribution anew if it was changed", e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getName() : root.getMessage();
    }

    /**
     * Starts what is started only when everything else is ready, and not by its start level: see {@link StartLevels}.
     *
     * @return completes when that was tried
     */
    Future<?> startLate() {
        FutureTask<Boolean> tried =
                new FutureTask<>(() -> BeforeStop.run(context, () -> late.forEach(this::startLate)));
        Thread thread = new Thread(tried, "widgetry-late");
        thread.setDaemon(true);
        thread.start();
        return tried;
    }

    private void startLate(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException | IllegalStateException e) {
            if (!new Watch(context).frameworkStops()) {
                output.warn(bundle.getSymbolicName() + " is not started: " + rootMessage(e));
            }
        }
    }

    /** The framework's own context; of no use any more when it has stopped. */
    BundleContext context() {
        return context;
    }

    /** Waits until the framework stops, whoever told it to. How long that may take is the business of {@link #stop}. */
    void awaitEnd() throws InterruptedException {
        new Watch(context).untilFrameworkStops();
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
