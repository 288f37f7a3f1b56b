package io.widgetry.deployer.internal.work;

import java.nio.file.Path;

/**
 * Where the deployer keeps things.
 *
 * @param deploy the drop folder
 * @param deployed what belongs to the deployer alone
 */
public record Places(Path deploy, Path deployed) {

    /** The places in a home. */
    public static Places in(Path home) {
        return new Places(home.resolve("deploy"), home.resolve("deployed"));
    }

    /** Copies of the versions in use, of good versions before them, and of files that are being examined. */
    Path versions() {
        return deployed.resolve("versions");
    }

    /** Files that an operator's command took out of the drop folder. */
    Path withdrawn() {
        return deployed.resolve("withdrawn");
    }

    Path stateFile() {
        return deployed.resolve("state.json");
    }

    Path historyFile() {
        return deployed.resolve("history.jsonl");
    }
}
