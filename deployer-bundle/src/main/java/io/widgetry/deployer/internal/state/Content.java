package io.widgetry.deployer.internal.state;

import java.time.Instant;

/**
 * A version of a bundle that is, or was, in use. A copy of it is kept.
 *
 * @param symbolicName whose
 * @param version its version
 * @param digest the SHA-256 of the jar
 * @param file the name of the file in the folder that it came from
 * @param confirmed whether it has stood its trial
 * @param since since when it is what it is
 */
public record Content(
        String symbolicName, String version, String digest, String file, boolean confirmed, Instant since) {

    /** The same, having stood its trial. */
    public Content asConfirmed() {
        return new Content(symbolicName, version, digest, file, true, Instant.now());
    }

    /** The same from another file. */
    public Content from(String other) {
        return new Content(symbolicName, version, digest, other, confirmed, since);
    }

    /** The name of the copy. */
    public String copyName() {
        return symbolicName + "-" + version + "-" + digest.substring(0, 12) + ".jar";
    }
}
