package io.widgetry.api.docs;

import io.widgetry.api.payload.OtherFields;
import io.widgetry.api.payload.WholeValue;
import io.widgetry.api.payload.WireName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the API's annotations say about a record's fields in JSON. */
final class Fields {

    private Fields() {}

    /** The components that are fields with a name. */
    static List<RecordComponent> of(Class<?> record) {
        return !record.isRecord()
                ? List.of()
                : Arrays.stream(record.getRecordComponents())
                        .filter(component -> !component.isAnnotationPresent(OtherFields.class))
                        .toList();
    }

    /** A component's name in JSON, then its other spellings. */
    static List<String> names(RecordComponent component) {
        WireName names = component.getAnnotation(WireName.class);
        return names == null ? List.of(component.getName()) : List.of(names.value());
    }

    /** The component that a record's JSON consists of, if it is no object with fields. */
    static Optional<RecordComponent> whole(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(WholeValue.class))
                .findAny();
    }

    /** The record that a component is, or holds in a list or a map. */
    static Optional<Class<?>> nested(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return nested(arguments[arguments.length - 1]);
        }
        return type instanceof Class<?> record && record.isRecord() ? Optional.of(record) : Optional.empty();
    }

    /** A type in words. */
    static String words(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            String element = words(arguments[arguments.length - 1]);
            return generic.getRawType() == Map.class ? "object of " + element : "array of " + element;
        }
        if (type instanceof Class<?> record && record.isRecord()) {
            return "[" + record.getSimpleName() + "](#" + record.getSimpleName().toLowerCase(Locale.ROOT) + ")";
        }
        return Map.of(
                        String.class, "string",
                        boolean.class, "boolean",
                        Boolean.class, "boolean",
                        Integer.class, "integer",
                        Long.class, "integer",
                        Object.class, "any")
                .get(type);
    }
}
