package io.widgetry.deployer.internal.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The steps that make a bundle run with new content, one after the other, in a thread that may be given up. From the
 * first one that touches the old version to the start of the new one nothing is done that could have been done before.
 */
final class Bringing implements Callable<Brought> {
    private final BundleContext context;
    private final FrameworkWiring wiring;
    private final String location;
    private final Path content;
    private final int startLevel;
    private volatile Bundle bundle;
    private volatile String phase = "its installation";
    private volatile boolean stoppingOld;
    private volatile boolean contentIsNew;

    /** Without content the bundle is only started. */
    Bringing(BundleContext context, FrameworkWiring wiring, String location, Path content, int startLevel) {
        this.context = context;
        this.wiring = wiring;
        this.location = location;
        this.content = content;
        this.startLevel = startLevel;
        this.bundle = context.getBundle(location);
    }

    @Override
    public Brought call() throws BundleException, IOException, InterruptedException {
        boolean installed = bundle == null;
        long since;
        if (content == null) {
            since = System.nanoTime();
        } else {
            try (InputStream in = Files.newInputStream(content)) {
                since = System.nanoTime();
                if (installed) {
                    bundle = context.installBundle(location, in);
                } else {
                    update(in);
                }
                contentIsNew = true;
            }
        }
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        if (startLevel > 0 && level.getStartLevel() != startLevel) {
            level.setStartLevel(startLevel);
        }
        phase = "its start";
        bundle.start(Bundle.START_TRANSIENT);
        if (bundle.getState() != Bundle.ACTIVE) {
            throw new BundleException("it is not active after its start: it stopped itself");
        }
        return new Brought(bundle, Duration.ofNanos(System.nanoTime() - since), installed);
    }

    private void update(InputStream in) throws BundleException, InterruptedException {
        boolean ran = bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING;
        phase = "the stop of the old version";
        if (ran) {
            stoppingOld = true;
            stop();
            stoppingOld = false;
        }
        phase = "its update";
        try {
            bundle.update(in);
        } catch (BundleException | RuntimeException notUpdated) {
            if (ran) {
                phase = "the start of the old version, whose update failed";
                bundle.start(Bundle.START_TRANSIENT);
            }
            throw notUpdated;
        }
        Refresh.ifNeeded(wiring, bundle);
    }

    /** An activator that fails to stop is stopped all the same. */
    private void stop() throws BundleException {
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
        } catch (BundleException failed) {
            if (bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING) {
                throw failed;
            }
        }
    }

    /** What it is about, for a sentence that says that it takes too long. */
    String phase() {
        return phase;
    }

    /** Whether it is the old version that takes long. */
    boolean isStoppingOld() {
        return stoppingOld;
    }

    Optional<Bundle> bundle() {
        return Optional.ofNullable(bundle);
    }

    FailedException failure(Throwable cause) {
        FailedException.State state =
                contentIsNew || content == null ? FailedException.State.STOPPED : FailedException.State.UNCHANGED;
        return new FailedException(state, StartFailure.reason(cause), cause);
    }
}
