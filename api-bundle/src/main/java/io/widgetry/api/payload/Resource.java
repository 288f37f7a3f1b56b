package io.widgetry.api.payload;

import java.util.Map;

/**
 * A resource that the agent got or gave back: the payload of {@code onResourceAcquiredEvent} and
 * {@code onResourceReleasedEvent}. Channel and provider together identify it.
 *
 * @param channel {@code VOICE}, {@code MESSAGING}, …
 * @param state {@code READY}, {@code NOT_READY}, …
 * @param stationId the station
 * @param agentId the agent who has it
 * @param providerId the provider that it belongs to
 * @param other the fields without a place of their own
 */
public record Resource(
        String channel,
        String state,
        String stationId,
        String agentId,
        String providerId,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /**
     * Makes the map unmodifiable.
     *
     * @param channel null if the source does not tell it
     * @param state null if the source does not tell it
     * @param stationId null if the source does not tell it
     * @param agentId null if the source does not tell it
     * @param providerId null if the source does not tell it
     * @param other copied; null for none
     */
    public Resource {
        other = Values.map(other);
    }
}
