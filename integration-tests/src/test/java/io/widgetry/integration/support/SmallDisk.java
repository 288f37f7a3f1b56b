package io.widgetry.integration.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A file system of its own, small enough to be filled. Needs Linux and the right to mount. */
public final class SmallDisk {
    private static final int BLOCK = 4096;

    private SmallDisk() {}

    /** Mounts one; empty where that is not possible. Only for code outside the container. */
    public static Optional<Path> mount(String size) {
        try {
            Path folder = Files.createTempDirectory("small-disk-").toRealPath();
            return run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString())
                    ? Optional.of(folder)
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Takes it away as soon as nobody uses it any more. */
    public static void unmount(Path folder) {
        run("umount", "-l", folder.toString());
    }

    /** Writes to a file on it until there is no room for one byte more. */
    public static void fill(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[BLOCK];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            // that is what was wanted
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
