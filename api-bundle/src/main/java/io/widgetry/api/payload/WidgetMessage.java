package io.widgetry.api.payload;

/**
 * What a widget sent to others: the payload of {@code onMessageEvent}, any JSON value (rule 16).
 *
 * @param value the value as plain Java, or null
 */
public record WidgetMessage(@WholeValue Object value) implements Payload {

    /** Makes lists and maps unmodifiable. */
    public WidgetMessage {
        value = Values.frozen(value);
    }
}
