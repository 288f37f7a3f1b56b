package io.widgetry.deployer.internal.work;

import io.widgetry.deployer.internal.state.State;
import io.widgetry.deployer.internal.state.StateFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Remembers what is deployed, also through a power cut: first the copies, then the state that names them. Belongs to the
 * deployer's thread.
 */
final class Memory {
    private final StateFile file;
    private final State state;
    private final Copies copies;

    /** The state is what the file says. */
    Memory(StateFile file, State state, Copies copies) {
        this.file = file;
        this.state = state;
        this.copies = copies;
        copies.areNamed();
    }

    /** Where it is. */
    Path path() {
        return file.path();
    }

    /** Remembers what holds now. */
    void write() throws IOException {
        copies.keep();
        file.write(state);
        copies.areNamed();
    }
}
