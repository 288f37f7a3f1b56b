package io.widgetry.api.payload;

import java.util.Map;

/**
 * A service that an interaction can be transferred to.
 *
 * @param id the service's id
 * @param name the name shown
 * @param other the fields without a place of their own
 */
public record Service(String id, String name, @OtherFields Map<String, Object> other) {

    /**
     * Makes the map unmodifiable.
     *
     * @param id null if the source does not tell it
     * @param name null if the source does not tell it
     * @param other copied; null for none
     */
    public Service {
        other = Values.map(other);
    }
}
