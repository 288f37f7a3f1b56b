package io.widgetry.launcher.internal.home;

import io.widgetry.launcher.internal.cli.CommandException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sees to it that a home has one instance. The operating system drops the lock with the process, however that ends, so
 * a lock is never stale. The process id stands in a file of its own, which can be read while the lock is held.
 */
public final class HomeLock implements AutoCloseable {

    private final Home home;
    private final FileChannel channel;

    private HomeLock(Home home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /** Takes the home for this process. */
    public static HomeLock take(Home home) throws CommandException {
        try {
            HomeLock lock = tryTake(home)
                    .orElseThrow(() -> CommandException.refused("Widgetry runs in " + home.directory() + " already"
                            + process(home) + "; stop it by \"widgetry stop --home " + home.directory()
                            + "\", or choose another --home"));
            Files.writeString(home.pidFile(), ProcessHandle.current().pid() + "\n");
            return lock;
        } catch (IOException e) {
            throw CommandException.refused("the home " + home.directory() + " cannot be used: " + Reason.of(e));
        }
    }

    /** Whether some process has the home. */
    public static boolean isTaken(Home home) throws CommandException {
        if (!Files.exists(home.lockFile())) {
            return false;
        }
        try {
            Optional<HomeLock> lock = tryTake(home);
            if (lock.isPresent()) {
                lock.get().channel.close();
            }
            return lock.isEmpty();
        } catch (IOException e) {
            throw CommandException.failed("the home " + home.directory() + " cannot be used: " + Reason.of(e), e);
        }
    }

    /** The process that took the home last. It may be gone. */
    public static OptionalLong lastProcess(Home home) {
        try {
            return OptionalLong.of(
                    Long.parseLong(Files.readString(home.pidFile()).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Gives the home free. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(home.pidFile());
        channel.close();
    }

    private static Optional<HomeLock> tryTake(Home home) throws IOException {
        FileChannel channel = FileChannel.open(home.lockFile(), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        if (lock(channel)) {
            return Optional.of(new HomeLock(home, channel));
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process has it
        }
    }

    private static String process(Home home) {
        OptionalLong pid = lastProcess(home);
        return pid.isPresent() ? " (process " + pid.getAsLong() + ")" : "";
    }
}
