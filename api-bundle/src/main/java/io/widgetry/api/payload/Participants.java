package io.widgetry.api.payload;

import java.util.List;

/**
 * Who was added to an interaction: the payload of {@code onParticipantsAdded}, an array.
 *
 * @param participants those added
 */
public record Participants(@WholeValue List<Participant> participants) implements Payload {

    /**
     * Makes the list unmodifiable, and a null one empty.
     *
     * @param participants copied; null for none
     */
    public Participants {
        participants = Values.list(participants);
    }
}
