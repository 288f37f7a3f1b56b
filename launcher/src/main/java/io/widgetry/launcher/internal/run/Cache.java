package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.bundles.NotesFile;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.home.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a home keeps of its bundles between two starts. */
record Cache(Path directory) {

    /** The framework's own part. */
    Path storage() {
        return directory.resolve("framework");
    }

    /** Of which files its bundles were made. */
    NotesFile stamps() {
        return new NotesFile(directory.resolve("stamps"));
    }

    /** What was read of the distribution's bundles. */
    static Path index(Path directory) {
        return directory.resolve("bundles");
    }

    boolean exists() {
        return Files.exists(directory);
    }

    /**
     * Whether the cache was made with this configuration. If not, it cannot be used: the Configurator never takes back
     * what it applied from a configuration that it is not given any more.
     */
    boolean isFor(String configuration) {
        try {
            return Files.readString(configurationFile()).equals(configuration);
        } catch (IOException e) {
            return false;
        }
    }

    void remember(String configuration) throws IOException {
        Files.writeString(configurationFile(), configuration);
    }

    private Path configurationFile() {
        return directory.resolve("configuration");
    }

    void delete() throws CommandException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> childrenFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : childrenFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw CommandException.failed(
                    "the old bundle cache " + directory + " cannot be deleted: " + Reason.of(e), e);
        }
    }
}
