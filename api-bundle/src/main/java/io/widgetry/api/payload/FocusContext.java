package io.widgetry.api.payload;

import java.util.Map;

/**
 * The interaction in focus.
 *
 * @param id the interaction's id
 * @param workRequestId the work request that it belongs to
 * @param other the fields without a place of their own
 */
public record FocusContext(
        String id, String workRequestId, @OtherFields Map<String, Object> other) {

    /**
     * Makes the map unmodifiable.
     *
     * @param id null if the source does not tell it
     * @param workRequestId null if the source does not tell it
     * @param other copied; null for none
     */
    public FocusContext {
        other = Values.map(other);
    }
}
