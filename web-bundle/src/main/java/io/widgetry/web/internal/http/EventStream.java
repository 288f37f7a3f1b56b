package io.widgetry.web.internal.http;

/**
 * A stream of server-sent events to one client. Nothing here waits for the client: what it does not take in time is kept,
 * up to a limit; beyond it the stream is closed, and the client comes back and says what it got last. Safe for several
 * threads; what one thread sends arrives in that order.
 */
public interface EventStream extends AutoCloseable {
    /**
     * Sends an event.
     *
     * @param event as {@link Sse#event} makes it; not changed afterwards; may be shared by many streams
     * @return whether the stream is still open
     */
    boolean send(byte[] event);

    /**
     * Sends an event that may be longer than what is kept for a client otherwise, such as a whole state.
     *
     * @param event as for {@link #send}; does not count against the limit
     * @return whether the stream is still open
     */
    boolean sendWhole(byte[] event);

    /** How many bytes wait for the client, besides those of whole states. */
    int pending();

    boolean isOpen();

    /**
     * Has something done when the stream ends, for whatever reason: the client went away, its session ended, the server
     * stops, or {@link #close()}.
     *
     * @param action run once, on whatever thread ends the stream; at once if it has ended already; does not block
     */
    void whenClosed(Runnable action);

    /** Ends the stream; what waits is not sent. */
    @Override
    void close();
}
