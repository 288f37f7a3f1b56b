package io.widgetry.launcher.internal.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The classes of a start as the virtual machine keeps them: with them it neither reads nor verifies them again. The script
 * says where they are, or where they are to be. They are made at the end, when nothing is kept waiting by it, and only
 * cost time if they are not there: nothing that is wrong with them is anybody's fault, or told.
 */
final class ClassArchive {

    /** Set by the script: the archive that this process was given. */
    static final String USED = "widgetry.classes";

    /**
     * Set by the script: what the path of the archive begins with that is to be made of this process's classes. It goes on
     * with the size, by which the script sees that it is whole.
     */
    static final String WANTED = "widgetry.classes.make";

    private static final int ROOM_BYTES = 64 * 1024 * 1024;
    private static final int BLOCK_BYTES = 1024 * 1024;

    private ClassArchive() {}

    /** Takes an archive away that this process was given and could not use, so that the next start makes it anew. */
    static void deleteIfOfNoUse() {
        Optional<Path> used = path(USED);
        Path maps = Path.of("/proc/self/maps");
        try {
            if (used.isPresent()
                    && Files.exists(used.get())
                    && !Files.readString(maps).contains(used.get().toRealPath().toString())) {
                Files.deleteIfExists(used.get());
            }
        } catch (IOException | RuntimeException stays) {
            return; // as it is; the virtual machine does without it
        }
    }

    /** Makes the archive, if one is wanted. For the end of a process: all of its threads stand still for a second. */
    static void make() {
        path(WANTED).ifPresent(ClassArchive::make);
    }

    private static void make(Path prefix) {
        Path made = prefix.resolveSibling(
                prefix.getFileName() + "." + ProcessHandle.current().pid());
        try {
            deleteOthers(prefix.getParent());
            // The virtual machine ends the process, with a failure, when it finds no room.
            if (hasRoom(made)) {
                dump(made);
                Path archive = prefix.resolveSibling(prefix.getFileName() + "-" + Files.size(made) + ".jsa");
                Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException | JMException | RuntimeException noArchive) {
            return; // the next start tries again
        } finally {
            deleteQuietly(made);
        }
    }

    /** As {@code jcmd PROCESS VM.cds dynamic_dump FILE} does; it says so on the standard output, where nobody wants it. */
    @SuppressWarnings("checkstyle:RegexpSingleline")
    private static void dump(Path file) throws JMException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", "\"" + file + "\""}
                            }, // it takes them apart again
                            new String[] {String[].class.getName()});
        } finally {
            System.setOut(out);
        }
    }

    /** Those of other virtual machines may be used again, but they are large. */
    private static void deleteOthers(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "classes-*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static boolean hasRoom(Path file) {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < ROOM_BYTES; written += BLOCK_BYTES) {
                out.write(block);
            }
            return true;
        } catch (IOException full) {
            return false;
        } finally {
            deleteQuietly(file);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            return; // until the next one is made
        }
    }

    private static Optional<Path> path(String property) {
        return Optional.ofNullable(System.getProperty(property)).map(Path::of).map(Path::toAbsolutePath);
    }
}
