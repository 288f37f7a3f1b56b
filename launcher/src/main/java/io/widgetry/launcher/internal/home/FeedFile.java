package io.widgetry.launcher.internal.home;

import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A feed that is named on the command line. It is looked for where the shell's {@code feed:play} looks, in that order. */
public final class FeedFile {

    private static final String WHAT = "the feed";

    private FeedFile() {}

    /**
     * Finds a file that can be read: from the current directory, among the home's recordings, or among the sessions that
     * come along.
     *
     * @return its absolute path
     */
    public static Path find(String name, Home home, Distribution distribution) throws CommandException {
        Path here = Path.of(name).toAbsolutePath().normalize();
        Path found = Stream.of(home.recordings(), distribution.sessions())
                .map(directory -> directory.resolve(name))
                .filter(file -> !Files.exists(here) && Files.exists(file))
                .findFirst()
                .orElse(here);
        if (Files.exists(found) || Path.of(name).isAbsolute()) {
            return InputFile.readable(WHAT, found.toString());
        }
        throw CommandException.refused(WHAT + " " + here + " does not exist" + others(home, distribution.sessions()));
    }

    private static String others(Home home, Path sessions) throws CommandException {
        List<Path> files;
        try {
            files = Distribution.filesOf(sessions, ".ndjson");
        } catch (IOException e) {
            throw CommandException.refused("the sessions " + sessions + " cannot be read: " + Reason.of(e));
        }
        String names = files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
        return ", nor is there one of this name in " + home.recordings()
                + (names.isEmpty() ? "" : " or among the recorded sessions: " + names);
    }
}
