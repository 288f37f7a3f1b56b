package io.widgetry.launcher.internal.home;

import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Where an instance lives: one home, one instance. */
public record Home(Path directory) {

    /** Set by the scripts: the home when {@code --home} is not given. */
    public static final String DEFAULT_PROPERTY = "widgetry.home.default";

    // sockaddr_un.sun_path on Linux has 108 bytes, the last one a NUL (macOS: 104).
    private static final int LONGEST_SOCKET_PATH = 103;

    public static Home of(Arguments arguments) throws CommandException {
        String given = arguments.value(Option.HOME).orElseGet(() -> System.getProperty(DEFAULT_PROPERTY, "home"));
        Home home = new Home(Path.of(given).toAbsolutePath().normalize());
        int length = home.socket().toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_SOCKET_PATH) {
            throw CommandException.refused("the path of the home is too long: its control socket " + home.socket()
                    + " would have " + length + " bytes, and the system allows " + LONGEST_SOCKET_PATH
                    + "; choose a shorter --home");
        }
        return home;
    }

    /** Makes the directories that are missing. Says whether this home is a new one. */
    public boolean create() throws CommandException {
        // Somebody who deletes "deploy" in a home that was in use does not ask for the samples.
        boolean isNew = !Files.isDirectory(deploy()) && !Files.isDirectory(run());
        try {
            for (Path part : List.of(directory, deploy(), etc(), log(), run(), recordings())) {
                if (!Files.isDirectory(part)) { // else some builds of Java 17 take offence at a link to one
                    Files.createDirectories(part);
                }
            }
            if (Files.getFileStore(run()).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(run(), PosixFilePermissions.fromString("rwx------"));
            }
            return isNew;
        } catch (FileAlreadyExistsException e) {
            throw CommandException.refused(e.getFile() + " is in the way: a home needs a directory there");
        } catch (IOException e) {
            throw CommandException.refused("the home " + directory + " cannot be made: " + Reason.of(e));
        }
    }

    /** The drop folder of widgets and their configuration; what is in it is the deployer's business. */
    public Path deploy() {
        return directory.resolve("deploy");
    }

    /** The framework's storage; may be deleted while nothing runs. */
    public Path cache() {
        return directory.resolve("cache");
    }

    public Path etc() {
        return directory.resolve("etc");
    }

    public Path log() {
        return directory.resolve("log");
    }

    /** What belongs to the running process; nobody but its owner may look in. */
    public Path run() {
        return directory.resolve("run");
    }

    public Path recordings() {
        return directory.resolve("recordings");
    }

    public Path socket() {
        return run().resolve("control.sock");
    }

    Path lockFile() {
        return run().resolve("lock");
    }

    Path pidFile() {
        return run().resolve("pid");
    }
}
