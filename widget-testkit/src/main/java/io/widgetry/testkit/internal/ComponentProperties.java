package io.widgetry.testkit.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Properties of components as they are written in annotations and XML. */
final class ComponentProperties {
    private ComponentProperties() {}

    /** Adds one that is written as NAME=VALUE or NAME:TYPE=VALUE; several of one name are an array. */
    static void add(Map<String, Object> properties, String written) {
        int equals = written.indexOf('=');
        if (equals < 0) {
            return; // bnd refuses it when the bundle is made
        }
        String[] name = written.substring(0, equals).split(":", 2);
        Object value = value(name.length == 1 ? "String" : name[1], written.substring(equals + 1));
        properties.merge(
                name[0],
                value,
                (before, more) -> Stream.concat(list(before).stream(), Stream.of(more))
                        .map(Object::toString)
                        .toArray(String[]::new));
    }

    private static List<?> list(Object value) {
        return value instanceof Object[] several ? Arrays.asList(several) : List.of(value);
    }

    /** {@return a value of one of the types that components may have} */
    static Object value(String type, String text) {
        return switch (type) {
            case "Boolean" -> Boolean.valueOf(text);
            case "Byte", "Short", "Integer" -> Integer.valueOf(text);
            case "Long" -> Long.valueOf(text);
            case "Float", "Double" -> Double.valueOf(text);
            default -> text;
        };
    }
}
