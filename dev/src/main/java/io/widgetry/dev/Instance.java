package io.widgetry.dev;

import java.io.IOException;

/** The running instance into which a project is deployed, as far as it is spoken with. */
public interface Instance {

    /**
     * What a command left behind.
     *
     * @param status 0 if it was carried out
     * @param text what it printed
     */
    record Answer(int status, String text) {
        /** Whether it was carried out. */
        public boolean ok() {
            return status == 0;
        }
    }

    /**
     * Runs a command of the instance's shell.
     *
     * @param command a line, without control characters
     * @param input what a word {@code -} in it stands for
     * @return when it has ended
     * @throws IOException if the instance does not answer; the message says so
     */
    Answer ask(String command, String input) throws IOException;
}
