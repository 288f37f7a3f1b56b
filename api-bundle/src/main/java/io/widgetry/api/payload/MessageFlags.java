package io.widgetry.api.payload;

import java.util.Map;

/**
 * How a message is marked.
 *
 * @param read whether it was read
 * @param sensitivity how sensitive it is, such as {@code CONFIDENTIAL}
 * @param importance how important it is, such as {@code LOW}
 * @param other the fields without a place of their own
 */
public record MessageFlags(
        boolean read,
        String sensitivity,
        String importance,
        @OtherFields Map<String, Object> other) {

    /**
     * Makes the map unmodifiable.
     *
     * @param read false if the source does not tell it
     * @param sensitivity null if the source does not tell it
     * @param importance null if the source does not tell it
     * @param other copied; null for none
     */
    public MessageFlags {
        other = Values.map(other);
    }
}
