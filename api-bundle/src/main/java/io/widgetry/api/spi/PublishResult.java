package io.widgetry.api.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of a published event.
 *
 * @param status accepted, duplicate or rejected; not null
 * @param sequence the number that the event got in its workspace; of an event that yields two, the first; 0 if it got
 *     none
 * @param reason why it was rejected; empty unless it was
 * @param message a sentence for people, empty if accepted; holds no payload; not null
 */
public record PublishResult(Status status, long sequence, Optional<Reason> reason, String message) {
    /** The three outcomes. */
    public enum Status {
        /** It changed the state and is in the mailboxes. */
        ACCEPTED,
        /** An event with the same source and id was accepted before. Counted, nothing else happens. */
        DUPLICATE,
        /** It is not valid here. Counted, nothing else happens. */
        REJECTED
    }

    /** Why an event was rejected. */
    public enum Reason {
        /** It is not JSON, lacks a mandatory attribute, or has one of the wrong form. */
        MALFORMED,
        /** Its payload is not of the JSON type that its event has. */
        WRONG_PAYLOAD_TYPE,
        /** It requires an interaction and names none. */
        NO_INTERACTION,
        /** Its interaction has been closed: no event of an interaction follows its closing (rule 12). */
        INTERACTION_CLOSED,
        /** The interaction has ended before and is in after-contact work. */
        ALREADY_ENDED,
        /** The product that the runtime runs as does not have the event (rule 21). */
        NOT_IN_PRODUCT,
        /** A configured limit is reached. */
        LIMIT,
        /** The runtime is stopping. */
        STOPPING
    }

    /**
     * Checks the components.
     *
     * @param status not null
     * @param sequence not negative
     * @param reason not null
     * @param message not null
     */
    public PublishResult {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }

    /**
     * An accepted event.
     *
     * @param sequence its number
     * @return the result
     */
    public static PublishResult accepted(long sequence) {
        return new PublishResult(Status.ACCEPTED, sequence, Optional.empty(), "");
    }

    /**
     * A duplicate.
     *
     * @param message a sentence that names the pair
     * @return the result
     */
    public static PublishResult duplicate(String message) {
        return new PublishResult(Status.DUPLICATE, 0, Optional.empty(), message);
    }

    /**
     * A rejected event.
     *
     * @param reason why; not null
     * @param message a sentence that names the culprit and says what to do
     * @return the result
     */
    public static PublishResult rejected(Reason reason, String message) {
        return new PublishResult(Status.REJECTED, 0, Optional.of(reason), message);
    }

    /**
     * Whether the event was accepted.
     *
     * @return true if it was
     */
    public boolean isAccepted() {
        return status == Status.ACCEPTED;
    }
}
