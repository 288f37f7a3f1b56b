package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.bundles.BundleIndex;
import io.widgetry.launcher.internal.bundles.BundleSet;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.home.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads the distribution's bundles in the background, while the framework is made. */
final class BundleReading {

    private interface Remembering {
        void remember(BundleSet set) throws IOException;
    }

    private final FutureTask<BundleSet> reading;
    private final Remembering remembering;

    /** Reads them with an index, which is written when {@link #remember} is called. */
    BundleReading(Path distributionBundles, Path index) {
        this(
                () -> BundleSet.read(distributionBundles, BundleIndex.at(index)),
                set -> BundleIndex.write(index, set.bundles()));
    }

    BundleReading(Callable<BundleSet> how) {
        this(how, set -> {});
    }

    private BundleReading(Callable<BundleSet> how, Remembering remembering) {
        this.remembering = remembering;
        reading = new FutureTask<>(how);
        Thread thread = new Thread(reading, "widgetry-bundles");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the bundles; the same ones each time. */
    BundleSet get() throws CommandException, InterruptedException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            String reason = e.getCause() instanceof IOException failure
                    ? Reason.of(failure)
                    : e.getCause().toString();
            throw CommandException.failed(reason, e.getCause());
        }
    }

    /** Writes down what was read, so that it need not be read again. */
    void remember() throws CommandException, IOException, InterruptedException {
        remembering.remember(get());
    }
}
