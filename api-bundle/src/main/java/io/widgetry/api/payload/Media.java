package io.widgetry.api.payload;

import java.util.List;
import java.util.Map;

/**
 * The messages and participants so far of an interaction that the agent accepted: the payload of {@code onMediaEvent}.
 *
 * @param interactionId the interaction's id
 * @param messages the messages so far
 * @param participants who takes part
 * @param other the fields without a place of their own
 */
public record Media(
        String interactionId,
        List<MediaMessage> messages,
        List<Participant> participants,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /**
     * Makes the lists and the map unmodifiable, and null ones empty.
     *
     * @param interactionId null if the source does not tell it
     * @param messages copied; null for none
     * @param participants copied; null for none
     * @param other copied; null for none
     */
    public Media {
        messages = Values.list(messages);
        participants = Values.list(participants);
        other = Values.map(other);
    }
}
