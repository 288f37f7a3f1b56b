package io.widgetry.deployer.internal.work;

import io.widgetry.deployer.internal.disk.Disk;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says when the file system reports that something happened in a folder, in a thread of its own. What happened is found
 * out by looking: events are lost, merged and late. A folder that is deleted and made again is watched again.
 */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final Disk disk;
    private final Path folder;
    private final Runnable happened;
    private final Supplier<Duration> pause;
    private final Thread thread;
    private WatchService service;
    private WatchKey key;
    private Object watched;
    private volatile boolean closed;

    /** Watches from now on. The pause is how long it takes at most to notice that the folder is another one. */
    FolderWatch(Disk disk, Path folder, Runnable happened, Supplier<Duration> pause) {
        this.disk = disk;
        this.folder = folder;
        this.happened = happened;
        this.pause = pause;
        this.thread = new Thread(this::run, "widgetry-deploy-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (WatchService watching = disk.watch(folder)) {
            service = watching;
            while (!closed) {
                register();
                WatchKey signalled = watching.poll(pause.get().toMillis(), TimeUnit.MILLISECONDS);
                if (signalled != null) {
                    signalled.pollEvents();
                    if (!signalled.reset() && signalled == key) {
                        key = null;
                    }
                    happened.run();
                }
            }
        } catch (IOException | UnsupportedOperationException e) {
            warn(String.valueOf(e.getMessage()));
        } catch (ClosedWatchServiceException e) {
            if (!closed) {
                warn("no more");
            }
        } catch (InterruptedException ended) {
            LOG.debug("{} is not watched any more", folder);
        }
    }

    /** Nothing is lost by it: files are found later. */
    private void warn(String reason) {
        LOG.warn(
                "The file system does not report changes of {} ({}): it is looked at every {} ms",
                folder,
                reason,
                pause.get().toMillis());
    }

    /** Watches the folder that has the name now. */
    private void register() throws IOException {
        Object there = identity();
        if (key != null && key.isValid() && Objects.equals(there, watched)) {
            return;
        }
        if (key != null) {
            key.cancel();
            key = null;
        }
        if (there != null) {
            try {
                key = folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
                watched = there;
                happened.run();
            } catch (NoSuchFileException | NotDirectoryException goneAgain) {
                LOG.debug("{} went while it was about to be watched", folder);
            }
        }
    }

    private Object identity() {
        try {
            BasicFileAttributes found = Files.readAttributes(folder, BasicFileAttributes.class);
            Object identity = found.fileKey();
            return identity != null ? identity : found.creationTime();
        } catch (IOException notThere) {
            return null;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
