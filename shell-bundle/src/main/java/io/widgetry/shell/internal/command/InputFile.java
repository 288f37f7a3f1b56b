package io.widgetry.shell.internal.command;

import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Numbers;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandSession;

/**
 * A file that a command reads, by the name that was typed: relative to the session's directory.
 *
 * @param path where it is
 */
record InputFile(Path path) {
    /** More than any payload may have. */
    private static final long LARGEST = 16L << 20;

    /** A file that can be read. */
    static InputFile of(CommandSession session, String typed) throws CommandException {
        Path path = resolve(session, typed);
        if (Files.isDirectory(path)) {
            throw new CommandException(path + " is a directory; name a file in it.");
        }
        if (!Files.exists(path)) {
            throw new CommandException(
                    "There is no file " + path + "; a relative name begins at " + session.currentDir() + ".");
        }
        if (!Files.isReadable(path)) {
            throw new CommandException(path + " cannot be read: its permissions do not allow it.");
        }
        return new InputFile(path);
    }

    /** The file of the session's directory, if it exists; else as it was typed, for whoever looks in other places too. */
    static Path find(CommandSession session, String typed) throws CommandException {
        Path here = resolve(session, typed);
        return Files.exists(here) ? here : path(typed);
    }

    /** Any file, whether it exists or not. */
    static Path resolve(CommandSession session, String typed) throws CommandException {
        return session.currentDir().resolve(path(typed)).normalize();
    }

    static Path path(String typed) throws CommandException {
        try {
            return Path.of(typed);
        } catch (InvalidPathException invalid) {
            throw new CommandException(typed + " cannot be the name of a file: " + invalid.getReason() + ".");
        }
    }

    String text() throws CommandException {
        try {
            if (Files.size(path) > LARGEST) {
                throw new CommandException(
                        path + " is larger than " + Numbers.text(LARGEST) + " bytes, which no payload is.");
            }
            return Files.readString(path);
        } catch (CharacterCodingException notText) {
            throw new CommandException(path + " is not text in UTF-8.", notText);
        } catch (IOException failed) {
            throw new CommandException(path + " cannot be read: " + failed.getMessage(), failed);
        }
    }
}
