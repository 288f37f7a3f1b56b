package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonToken;
import io.widgetry.api.DataEventType;
import io.widgetry.api.JsonType;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult.Reason;

/** Checks that a payload has the JSON type of its event, and names JSON types. */
final class JsonTypes {

    private JsonTypes() {}

    /** Refuses a payload that begins with this token, unless the event takes such a payload. */
    static void check(DataEventType event, JsonToken first) throws MalformedEventException {
        if (!accepts(event.jsonType(), first)) {
            throw new MalformedEventException(
                    Reason.WRONG_PAYLOAD_TYPE,
                    event.wireName() + " expects " + name(event.jsonType()) + " as its data, got " + name(first));
        }
    }

    private static boolean accepts(JsonType type, JsonToken first) {
        return switch (type) {
            case OBJECT -> first == JsonToken.START_OBJECT;
            case ARRAY -> first == JsonToken.START_ARRAY;
            case BOOLEAN -> first.isBoolean();
            case STRING_OR_OBJECT -> first == JsonToken.VALUE_STRING || first == JsonToken.START_OBJECT;
            case ANY -> true;
        };
    }

    static String name(JsonType type) {
        return switch (type) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case BOOLEAN -> "true or false";
            case STRING_OR_OBJECT -> "a string or an object";
            case ANY -> "any JSON value";
        };
    }

    static String name(JsonToken first) {
        return switch (first) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "null";
        };
    }
}
