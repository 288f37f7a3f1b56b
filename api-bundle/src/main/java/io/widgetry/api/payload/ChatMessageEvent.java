package io.widgetry.api.payload;

import java.util.List;
import java.util.Map;

/**
 * The chat's own account of a message.
 *
 * @param subject the subject
 * @param participants who takes part in the chat
 * @param chatEventType what happened, such as {@code MESSAGE}
 * @param other the fields without a place of their own
 */
public record ChatMessageEvent(
        String subject,
        List<Participant> participants,
        String chatEventType,
        @OtherFields Map<String, Object> other) {

    /**
     * Makes the list and the map unmodifiable, and null ones empty.
     *
     * @param subject null if the source does not tell it
     * @param participants copied; null for none
     * @param chatEventType null if the source does not tell it
     * @param other copied; null for none
     */
    public ChatMessageEvent {
        participants = Values.list(participants);
        other = Values.map(other);
    }
}
