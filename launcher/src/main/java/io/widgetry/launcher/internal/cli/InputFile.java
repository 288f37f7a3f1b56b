package io.widgetry.launcher.internal.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is named on the command line. */
public final class InputFile {

    private InputFile() {}

    /**
     * Checks that there is a file that can be read.
     *
     * @param what how messages call it
     * @return its absolute path
     */
    public static Path readable(String what, String name) throws CommandException {
        Path file = Path.of(name).toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            throw CommandException.refused(what + " " + file + " does not exist");
        }
        if (Files.isDirectory(file)) {
            throw CommandException.refused(what + " " + file + " is a directory, not a file");
        }
        if (!Files.isReadable(file)) {
            throw CommandException.refused(what + " " + file + " cannot be read: no permission");
        }
        return file;
    }
}
