package io.widgetry.api.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the deployments' history.
 *
 * @param time when
 * @param action what was done
 * @param file the file's name, without folder; empty for what an operator did without one
 * @param bundle the symbolic name; empty if it could not be read
 * @param from the version before; empty if there was none
 * @param to the version after; empty if there is none
 * @param message what happened, a sentence
 */
public record DeploymentRecord(
        Instant time,
        Action action,
        Optional<String> file,
        Optional<String> bundle,
        Optional<String> from,
        Optional<String> to,
        String message) {

    /** What was done. */
    public enum Action {
        /** A bundle that was not there was installed. */
        INSTALLED,
        /** A bundle's content was replaced. */
        UPDATED,
        /** A file was refused; what ran before goes on. */
        REFUSED,
        /** The last good version was brought back. */
        ROLLED_BACK,
        /** A version stood its trial. */
        CONFIRMED,
        /** A bundle was taken away. */
        REMOVED,
        /** A configuration file was applied or taken back. */
        CONFIGURED
    }
}
