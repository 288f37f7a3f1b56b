package io.widgetry.web.internal.stream;

/** An open stream, as a feed sees it. */
interface Subscriber {

    /** {@return the page that reads it} */
    Reader reader();

    /** {@return whether anything can be sent} */
    boolean isOpen();

    /**
     * Sends bytes. Never waits: who reads too slowly is cut off.
     *
     * @param event a whole event, shared with others: not to be changed
     * @param whole whether it is a snapshot, which may be larger than what a reader may otherwise leave unread
     */
    void send(byte[] event, boolean whole);

    /** Ends the stream: whoever reads it comes back. */
    void end();
}
