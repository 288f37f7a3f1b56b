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

    /** Makes the map unmodifiable. */
    public Resource {
        other = Values.map(other);
    }
}
