package io.widgetry.api.payload;

import java.util.Map;
import java.util.Optional;

/**
 * What a widget sent to others: the payload of {@code onMessageEvent}, any JSON value (rule 16).
 *
 * @param value the value as plain Java, or null
 */
public record WidgetMessage(@WholeValue Object value) implements Payload {

    /**
     * Makes lists and maps unmodifiable.
     *
     * @param value a plain value, copied; may be null
     */
    public WidgetMessage {
        value = Values.frozen(value);
    }

    /**
     * A member of a message that is an object.
     *
     * @param name the member's name
     * @return its value, empty where the message is no object or has no such member, or a null one
     */
    public Optional<Object> field(String name) {
        return value instanceof Map<?, ?> fields ? Optional.ofNullable(fields.get(name)) : Optional.empty();
    }

    /**
     * A member that is text.
     *
     * @param name the member's name
     * @return its text, empty where there is none
     */
    public Optional<String> text(String name) {
        return field(name).filter(String.class::isInstance).map(String.class::cast);
    }
}
