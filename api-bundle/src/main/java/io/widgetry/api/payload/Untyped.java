package io.widgetry.api.payload;

/**
 * The payload of an event whose name is outside the catalogue (rule 4): any JSON value.
 *
 * @param value the value as plain Java, or null
 */
public record Untyped(@WholeValue Object value) implements Payload {

    /**
     * Makes lists and maps unmodifiable.
     *
     * @param value a plain value, copied; may be null
     */
    public Untyped {
        value = Values.frozen(value);
    }
}
