package io.widgetry.api.spi;

import java.util.Objects;

/** An event that cannot be read. The message names the culprit and says what to do; it never quotes a payload. */
public final class MalformedEventException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kind of fault. */
    private final PublishResult.Reason reason;

    /**
     * Makes an exception.
     *
     * @param reason the kind of fault; not null
     * @param message a sentence; not null
     */
    public MalformedEventException(PublishResult.Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * The kind of fault.
     *
     * @return not null
     */
    public PublishResult.Reason reason() {
        return reason;
    }

    /**
     * The fault as the outcome of publishing.
     *
     * @return a rejection with this reason and message
     */
    public PublishResult toResult() {
        return PublishResult.rejected(reason, getMessage());
    }
}
