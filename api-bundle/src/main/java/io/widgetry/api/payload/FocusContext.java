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

    /** Makes the map unmodifiable. */
    public FocusContext {
        other = Values.map(other);
    }
}
