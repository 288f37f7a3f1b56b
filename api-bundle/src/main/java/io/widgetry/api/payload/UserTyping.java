package io.widgetry.api.payload;

import java.util.Map;

/**
 * Somebody types: the payload of {@code onUserTypingEvent}.
 *
 * @param interactionId the interaction in which it happens
 * @param sensitivity who may know of it, such as {@code PUBLIC}
 * @param participant who types; null where absent
 * @param other the fields without a place of their own
 */
public record UserTyping(
        String interactionId,
        String sensitivity,
        Participant participant,
        @OtherFields Map<String, Object> other) implements Payload {

    /**
     * Makes the map unmodifiable.
     *
     * @param interactionId null if the source does not tell it
     * @param sensitivity null if the source does not tell it
     * @param participant null if the source does not tell it
     * @param other copied; null for none
     */
    public UserTyping {
        other = Values.map(other);
    }
}
