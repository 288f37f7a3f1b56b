package io.widgetry.shell.internal.control;

import java.io.IOException;

/** Answers requests. */
@FunctionalInterface
interface Verb {

    /**
     * Answers one request, on the connection's thread.
     *
     * @param request its first line
     * @param connection where its input comes from, its output goes to, and who tells when the client is gone
     * @return the exit status
     */
    int answer(String request, Connection connection) throws IOException, InterruptedException;
}
