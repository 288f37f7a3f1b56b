package io.widgetry.api.payload;

import java.util.Map;

/**
 * A channel of a team member.
 *
 * @param state {@code READY}, {@code NOT_READY}, …
 * @param stateReason the reason for the state
 * @param reasonCode the reason code
 * @param providerName the name of the provider
 * @param capabilities what may be done with the channel
 * @param channelType {@code VOICE}, {@code WEBCHAT}, …
 * @param id the channel's id
 * @param hashKey a key that the source's own user interface left in the data
 * @param other the fields without a place of their own
 */
public record TeamChannel(
        String state,
        String stateReason,
        String reasonCode,
        String providerName,
        Capabilities capabilities,
        String channelType,
        String id,
        @WireName("$$hashKey") String hashKey,
        @OtherFields Map<String, Object> other) {

    /**
     * Makes the map unmodifiable.
     *
     * @param state null if the source does not tell it
     * @param stateReason null if the source does not tell it
     * @param reasonCode null if the source does not tell it
     * @param providerName null if the source does not tell it
     * @param capabilities null for none
     * @param channelType null if the source does not tell it
     * @param id null if the source does not tell it
     * @param hashKey null if the source does not tell it
     * @param other copied; null for none
     */
    public TeamChannel {
        capabilities = Capabilities.orNone(capabilities);
        other = Values.map(other);
    }
}
