package io.widgetry.api.admin;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a tool says of a project that it watches.
 *
 * @param project the project's name; not null
 * @param bundle the symbolic name of the bundle that is made of it; empty as long as none was made; not null
 * @param state how the latest version fares; not null
 * @param took from the save of a file to the verdict; empty while it is built, and where nothing was saved; not null
 * @param problems why there is no newer version, each a line, such as {@code HoldCounter.java:23: ';' expected}; empty if
 *     all is well; unmodifiable, not null
 */
public record DevelopmentReport(
        String project, Optional<String> bundle, State state, Optional<Duration> took, List<String> problems) {

    /** How the latest version of a project fares. */
    public enum State {
        /** It is being built or deployed. */
        BUILDING,
        /** It runs. */
        RUNNING,
        /** It cannot be built, or was refused: the one before goes on, if there was one. */
        BROKEN
    }

    /**
     * Copies the list.
     *
     * @param project not null
     * @param bundle not null
     * @param state not null
     * @param took not null
     * @param problems not null
     */
    public DevelopmentReport {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(took, "took");
        problems = List.copyOf(problems);
    }
}
