package io.widgetry.api.payload;

import java.util.Map;

/**
 * Somebody who takes part in an interaction. Media events spell the first three {@code participantType},
 * {@code participantName} and {@code participantAddress}; both spellings are read.
 *
 * @param type the part taken: {@code CUSTOMER}, {@code AGENT}, {@code SUPERVISOR}, …
 * @param subtype a finer kind
 * @param name the name shown
 * @param address the address, such as a telephone number or an agent's id
 * @param muted whether the participant is muted
 * @param isSelf whether this is the agent of the workspace
 * @param other the fields without a place of their own
 */
public record Participant(
        @WireName({"type", "participantType"}) String type,
        String subtype,
        @WireName({"name", "participantName"}) String name,
        @WireName({"address", "participantAddress"}) String address,
        boolean muted,
        boolean isSelf,
        @OtherFields Map<String, Object> other) {

    /**
     * Makes the map unmodifiable.
     *
     * @param type null if the source does not tell it
     * @param subtype null if the source does not tell it
     * @param name null if the source does not tell it
     * @param address null if the source does not tell it
     * @param muted false if the source does not tell it
     * @param isSelf false if the source does not tell it
     * @param other copied; null for none
     */
    public Participant {
        other = Values.map(other);
    }
}
