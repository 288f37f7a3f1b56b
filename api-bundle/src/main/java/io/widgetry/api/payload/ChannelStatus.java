package io.widgetry.api.payload;

import java.util.Map;

/**
 * The status of a channel on a custom state panel: the payload of {@code onChannelStatusUpdateEvent}.
 *
 * @param name the channel's name, which identifies it
 * @param notReadyIcon the icon for not ready
 * @param ready whether the channel is ready
 * @param readyIcon the icon for ready
 * @param reasonCode why it is not ready, in words ({@code Lunch})
 * @param other the fields without a place of their own
 */
public record ChannelStatus(
        String name,
        String notReadyIcon,
        boolean ready,
        String readyIcon,
        String reasonCode,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /**
     * Makes the map unmodifiable.
     *
     * @param name null if the source does not tell it
     * @param notReadyIcon null if the source does not tell it
     * @param ready false if the source does not tell it
     * @param readyIcon null if the source does not tell it
     * @param reasonCode null if the source does not tell it
     * @param other copied; null for none
     */
    public ChannelStatus {
        other = Values.map(other);
    }
}
