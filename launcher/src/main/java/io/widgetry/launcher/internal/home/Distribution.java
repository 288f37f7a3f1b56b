package io.widgetry.launcher.internal.home;

import io.widgetry.launcher.internal.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What was installed: the directory that holds {@code lib}, {@code bundles}, {@code samples} and {@code sessions}. */
public record Distribution(Path directory) {

    /** Set by the scripts. */
    public static final String PROPERTY = "widgetry.distribution";

    /** Finds the distribution that this program belongs to. */
    public static Distribution find() throws CommandException {
        String given = System.getProperty(PROPERTY);
        if (given == null) {
            throw CommandException.refused("start Widgetry by the script \"widgetry\": it says where everything is");
        }
        Distribution distribution =
                new Distribution(Path.of(given).toAbsolutePath().normalize());
        if (!Files.isDirectory(distribution.bundles())) {
            throw CommandException.refused(
                    distribution.directory + " is not a whole distribution: it has no directory \"bundles\"");
        }
        return distribution;
    }

    /** One directory for each start level, named by its number, and {@code library} for what is never started. */
    public Path bundles() {
        return directory.resolve("bundles");
    }

    /** The bundle that certifies widgets, which no runtime holds but one that does nothing else. */
    public Path certification() {
        return directory.resolve("certify").resolve("widgetry-certify.jar");
    }

    public Path samples() {
        return directory.resolve("samples");
    }

    /** Files that a new home gets into its {@code etc}. */
    public Path etc() {
        return directory.resolve("etc");
    }

    /** The recorded sessions that come along. */
    public Path sessions() {
        return directory.resolve("sessions");
    }

    /** The files of a directory by name; none if there is no such directory. */
    public static List<Path> filesOf(Path directory, String suffix) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
