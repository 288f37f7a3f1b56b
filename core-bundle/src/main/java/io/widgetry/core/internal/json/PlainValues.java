package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads any JSON value as plain Java: maps, lists, strings, booleans, exact numbers and null. */
final class PlainValues {

    private PlainValues() {}

    /** The value that the parser stands on; afterwards it stands on the value's last token. */
    static Object read(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT -> in.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(in);
            default -> null;
        };
    }

    private static Map<String, Object> object(JsonParser in) throws IOException {
        Map<String, Object> object = new ReadMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            object.put(name, read(in));
        }
        return object;
    }

    private static List<Object> array(JsonParser in) throws IOException {
        List<Object> array = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(in));
        }
        return array;
    }

    /** Null for an exponent beyond what Java can hold: such a number is legal JSON and must not cost the event. */
    private static Number decimal(JsonParser in) throws IOException {
        try {
            return in.getDecimalValue();
        } catch (NumberFormatException exponentTooLarge) {
            return null;
        }
    }
}
