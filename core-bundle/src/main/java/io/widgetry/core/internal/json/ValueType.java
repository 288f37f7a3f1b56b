package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How JSON becomes a component of one Java type. */
@FunctionalInterface
interface ValueType {

    /** What {@link #read} says of a value of another JSON type, which it then has not touched. */
    Object MISMATCH = new Object();

    /** The value that the parser stands on, which is not JSON's null; the parser ends up on its last token. */
    Object read(JsonParser in) throws IOException;

    /** The way to read components of a type. */
    static ValueType of(Type type) {
        if (type == String.class) {
            return in -> in.hasToken(JsonToken.VALUE_STRING) ? CommonTexts.read(in) : MISMATCH;
        }
        if (type == boolean.class || type == Boolean.class) {
            return in -> in.currentToken().isBoolean() ? (Object) in.hasToken(JsonToken.VALUE_TRUE) : MISMATCH;
        }
        if (type == Integer.class) {
            return in -> isInteger(in, JsonParser.NumberType.INT) ? (Object) in.getIntValue() : MISMATCH;
        }
        if (type == Long.class) {
            return in -> isInteger(in, JsonParser.NumberType.LONG) ? (Object) in.getLongValue() : MISMATCH;
        }
        if (type == Object.class) {
            return PlainValues::read;
        }
        if (type instanceof Class<?> nested && nested.isRecord()) {
            return in ->
                    in.hasToken(JsonToken.START_OBJECT) ? RecordShape.of(nested).read(in) : MISMATCH;
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            ValueType element = of(arguments[arguments.length - 1]);
            if (generic.getRawType() == List.class) {
                return in -> in.hasToken(JsonToken.START_ARRAY) ? list(in, element) : MISMATCH;
            }
            if (generic.getRawType() == Map.class) {
                return in -> in.hasToken(JsonToken.START_OBJECT) ? map(in, element) : MISMATCH;
            }
        }
        throw new IllegalArgumentException("no way to read a " + type.getTypeName() + " from JSON");
    }

    private static boolean isInteger(JsonParser in, JsonParser.NumberType widest) throws IOException {
        return in.hasToken(JsonToken.VALUE_NUMBER_INT) && in.getNumberType().compareTo(widest) <= 0;
    }

    private static List<Object> list(JsonParser in, ValueType element) throws IOException {
        List<Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            list.add(element(in, element));
        }
        return list;
    }

    private static Map<String, Object> map(JsonParser in, ValueType element) throws IOException {
        Map<String, Object> map = new ReadMap<>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            map.put(name, element(in, element));
        }
        return map;
    }

    private static Object element(JsonParser in, ValueType type) throws IOException {
        if (in.hasToken(JsonToken.VALUE_NULL)) {
            return null;
        }
        Object value = type.read(in);
        if (value == MISMATCH) {
            PlainValues.read(in); // not skipped: a parser does not look into what it skips
            return null;
        }
        return value;
    }
}
