package io.widgetry.deployer.internal.work;

import io.widgetry.deployer.internal.archive.WholeArchive;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.text.Reason;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When files are looked at: when they have been quiet. An archive need not wait for that if it is whole and so is all
 * else that has come lately: what comes together is taken up together. Belongs to the deployer's thread.
 */
final class Due {
    private static final Logger LOG = LoggerFactory.getLogger(Due.class);

    /** For how long an archive must not change before it is read, so that one that is being written is not each time. */
    private static final Duration SETTLED = Duration.ofMillis(25);

    private final Disk disk;
    private final Folder folder;
    private final Supplier<Settings> settings;

    Due(Disk disk, Folder folder, Supplier<Settings> settings) {
        this.disk = disk;
        this.folder = folder;
        this.settings = settings;
    }

    /** The files to be looked at now. Reads those that may be whole. */
    List<Dropped> files() {
        long now = System.nanoTime();
        Duration quiet = settings.get().quiet();
        Collection<Dropped> files = folder.files();
        files.stream()
                .filter(file -> file.mayBeTried(quiet) && file.isDue(now, SETTLED) && !file.isDue(now, quiet))
                .forEach(file -> file.tried(isWhole(file)));
        boolean complete = isComplete(files, now, quiet);
        return files.stream()
                .filter(file ->
                        file.isDue(now, quiet) || complete && file.mayBeEarly() && file.isDue(now, Duration.ZERO))
                .toList();
    }

    /** In how many nanoseconds the next file is to be looked at or read, unless something happens before. */
    long in(long nowNanos) {
        Duration quiet = settings.get().quiet();
        Collection<Dropped> files = folder.files();
        boolean complete = isComplete(files, nowNanos, quiet);
        return files.stream()
                .filter(Dropped::isOpen)
                .mapToLong(file -> {
                    long whenQuiet = file.dueIn(nowNanos, quiet);
                    if (file.mayBeTried(quiet)) {
                        return Math.min(whenQuiet, file.dueIn(nowNanos, SETTLED));
                    }
                    return complete && file.mayBeEarly() ? file.dueIn(nowNanos, Duration.ZERO) : whenQuiet;
                })
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether nothing may be on its way. */
    private static boolean isComplete(Collection<Dropped> files, long nowNanos, Duration quiet) {
        return files.stream()
                .filter(file -> file.isOpen() && file.unchanged(nowNanos).compareTo(quiet) < 0)
                .allMatch(Dropped::isWhole);
    }

    private boolean isWhole(Dropped file) {
        try (SeekableByteChannel content = disk.open(folder.path(file.name()))) {
            return WholeArchive.is(content, settings.get().limits());
        } catch (IOException e) {
            LOG.debug("{} is read when it has been quiet: {}", file.name(), Reason.of(e));
            return false;
        }
    }
}
