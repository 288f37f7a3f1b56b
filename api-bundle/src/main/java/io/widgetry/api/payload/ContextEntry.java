package io.widgetry.api.payload;

import java.util.Map;
import java.util.Optional;

/**
 * One entry of an interaction's context data. What {@code data} holds depends on the type.
 *
 * @param type the kind of entry, such as {@code CUSTOMER_HISTORY} or {@code SCREEN_POP}
 * @param data an object (as a map) or a string, as the source sends it; null where absent
 * @param description in words
 * @param id the entry's id
 * @param other the fields without a place of their own
 */
public record ContextEntry(
        String type,
        Object data,
        String description,
        String id,
        @OtherFields Map<String, Object> other) {

    /**
     * Makes the maps unmodifiable.
     *
     * @param type null if the source does not tell it
     * @param data a plain value, copied; may be null
     * @param description null if the source does not tell it
     * @param id null if the source does not tell it
     * @param other copied; null for none
     */
    public ContextEntry {
        data = Values.frozen(data);
        other = Values.map(other);
    }

    /** {@return the members of the data, empty where it is not an object} */
    @SuppressWarnings("unchecked") // an object's members are keyed by name
    public Map<String, Object> fields() {
        return data instanceof Map<?, ?> fields ? (Map<String, Object>) fields : Map.of();
    }

    /**
     * A member of the data that is text.
     *
     * @param name the member's name
     * @return its text, empty where the data has no such member or it is not text
     */
    public Optional<String> field(String name) {
        return fields().get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** {@return the data where it is a string, else empty} */
    public Optional<String> text() {
        return data instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
