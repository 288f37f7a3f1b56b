package io.widgetry.api.payload;

import java.util.Map;

/**
 * The state of one of the agent's resources.
 *
 * @param state {@code READY}, {@code NOT_READY}, …
 * @param stateReason the reason code: a number in text
 * @param capabilities what the agent may do with this resource
 * @param resourceAddress the resource's address, such as a station
 * @param providerId the provider that the resource belongs to
 * @param other the fields without a place of their own
 */
public record ResourceState(
        String state,
        String stateReason,
        Capabilities capabilities,
        String resourceAddress,
        String providerId,
        @OtherFields Map<String, Object> other) {

    /**
     * Makes the map unmodifiable.
     *
     * @param state null if the source does not tell it
     * @param stateReason null if the source does not tell it
     * @param capabilities null for none
     * @param resourceAddress null if the source does not tell it
     * @param providerId null if the source does not tell it
     * @param other copied; null for none
     */
    public ResourceState {
        capabilities = Capabilities.orNone(capabilities);
        other = Values.map(other);
    }
}
