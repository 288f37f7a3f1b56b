package io.widgetry.web.internal.http;

import java.io.IOException;

/** Serves one request that has passed every check. Called on a thread of the server's, several at a time. */
@FunctionalInterface
public interface Handler {
    /**
     * Serves a request: calls exactly one of the exchange's methods that answer, or takes the response over.
     *
     * @param exchange the request and its answer; not null
     * @throws HttpException if it cannot be served, with the status to answer
     * @throws IOException if the client is gone
     */
    void handle(Exchange exchange) throws HttpException, IOException;
}
