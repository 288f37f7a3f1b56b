package io.widgetry.api.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a health check.
 *
 * @param name the check's name
 * @param tags what it is about; sorted; unmodifiable
 * @param level the worst of what it found
 * @param checked when it was carried out
 * @param took how long that took
 * @param findings what it found, the worst first; unmodifiable
 */
public record HealthStatus(
        String name, List<String> tags, Level level, Instant checked, Duration took, List<Finding> findings) {

    /** How bad something is, from good to bad. */
    public enum Level {
        /** All is well. */
        OK,
        /** It works, but somebody should look at it. */
        WARN,
        /** It does not work yet, and is expected to by itself. */
        TEMPORARILY_UNAVAILABLE,
        /** It does not work. */
        CRITICAL,
        /** The check itself failed, so that nothing is known. */
        ERROR;

        /**
         * Whether somebody has to do something.
         *
         * @return true for {@link #CRITICAL} and {@link #ERROR}
         */
        public boolean isFailure() {
            return this == CRITICAL || this == ERROR;
        }
    }

    /**
     * One thing that a check found.
     *
     * @param level how bad it is
     * @param since since when it is so; empty if that is not known
     * @param message what it is and what to do, a sentence that names the culprit
     */
    public record Finding(Level level, Optional<Instant> since, String message) {
        /** From the worst to the best; among equals, the earliest first. */
        public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::level)
                .reversed()
                .thenComparing(finding -> finding.since().orElse(Instant.MAX));

        /**
         * Checks that nothing is null.
         *
         * @param level not null
         * @param since not null
         * @param message not null
         */
        public Finding {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(message, "message");
        }
    }
}
