package io.widgetry.integration.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The recorded sessions that come with the feed bundle. */
public final class Sessions {
    private static final Path DIRECTORY = Path.of("../feed-bundle/src/main/sessions");
    private static final String SUFFIX = ".ndjson";

    private Sessions() {}

    /** The names of all of them. */
    public static List<String> all() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }

    /** The file of a session. */
    public static Path file(String name) {
        return DIRECTORY.resolve(name + SUFFIX);
    }

    /** The lines of a session. */
    public static List<String> lines(String name) throws IOException {
        return Files.readAllLines(file(name));
    }
}
