package io.widgetry.dev.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of a build.
 *
 * @param file what is to be deployed; empty if it failed, or if there is nothing to deploy yet
 * @param problems why it failed, each a line that begins with file and line where it is about one
 * @param steps how long its parts took, for people
 */
public record Build(Optional<Path> file, List<String> problems, String steps) {
    public Build {
        problems = List.copyOf(problems);
    }

    static Build of(Path file, String steps) {
        return new Build(Optional.of(file), List.of(), steps);
    }

    public static Build failed(List<String> problems) {
        return new Build(Optional.empty(), problems, "");
    }

    /** Somebody else is still at work, such as a compiler of its own. */
    static Build notYet() {
        return new Build(Optional.empty(), List.of(), "");
    }

    public boolean isBroken() {
        return !problems.isEmpty();
    }
}
