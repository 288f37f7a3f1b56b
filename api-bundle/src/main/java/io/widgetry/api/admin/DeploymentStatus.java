package io.widgetry.api.admin;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file in the drop folder and what became of it.
 *
 * @param file the file's name, without folder
 * @param bundle the symbolic name; empty if it could not be read
 * @param version the version; empty if it could not be read
 * @param bundleId the framework's id of the bundle; empty while none is installed for it
 * @param state how it fares
 * @param since since when
 * @param digest the first 12 hexadecimal digits of the SHA-256 of its content
 * @param lastGood the version that a rollback would go back to; empty if there is none
 * @param reason why it is as it is, a sentence; empty if all is well
 */
public record DeploymentStatus(
        String file,
        Optional<String> bundle,
        Optional<String> version,
        OptionalLong bundleId,
        DeploymentState state,
        Instant since,
        String digest,
        Optional<String> lastGood,
        Optional<String> reason) {}
