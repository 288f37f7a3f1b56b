package io.widgetry.web.internal.describe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.widgetry.web.internal.http.Nullable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes JSON Schemas of the records that answers are written from. */
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Class<?>> types = new TreeMap<>();
    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    /** The records' schemas, by name. */
    Map<String, ObjectNode> all() {
        return schemas;
    }

    /** The schema of a type; of a record, a reference to {@link #all()}. */
    ObjectNode of(Type type) {
        ObjectNode schema = JSON.objectNode();
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            if (parameterized.getRawType() == List.class) {
                return schema.put("type", "array").set("items", of(arguments[0]));
            }
            if (parameterized.getRawType() == Map.class) {
                return schema.put("type", "object").set("additionalProperties", of(arguments[1]));
            }
        }
        if (type instanceof Class<?> plain) {
            return ofClass(plain, schema);
        }
        throw new IllegalArgumentException("there is no schema of " + type);
    }

    private ObjectNode ofClass(Class<?> type, ObjectNode schema) {
        if (type == String.class) {
            return schema.put("type", "string");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return schema.put("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type.isEnum()) {
            ArrayNode values = schema.put("type", "string").putArray("enum");
            for (Object value : type.getEnumConstants()) {
                values.add(value.toString().toLowerCase(Locale.ROOT));
            }
            return schema;
        }
        if (type.isRecord()) {
            return schema.put("$ref", "#/components/schemas/" + record(type));
        }
        return schema; // whatever JSON there is
    }

    private String record(Class<?> type) {
        String name = name(type);
        if (types.putIfAbsent(name, type) == null) {
            ObjectNode properties = JSON.objectNode();
            ArrayNode required = JSON.arrayNode();
            for (RecordComponent component : type.getRecordComponents()) {
                properties.set(component.getName(), component(component));
                if (!isLeftOut(component, type)) {
                    required.add(component.getName());
                }
            }
            ObjectNode schema = JSON.objectNode().put("type", "object");
            schema.set("properties", properties);
            schema.set("required", required);
            schemas.put(name, schema);
        }
        return name;
    }

    /** Short, unless another type has that name already. */
    private String name(Class<?> type) {
        String name = type.getSimpleName().replaceFirst("View$", "");
        Class<?> known = types.get(name);
        if (known == null || known == type) {
            return name;
        }
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? type.getPackageName().replaceAll(".*\\.", "") : outer.getSimpleName()) + name;
    }

    private static boolean isLeftOut(RecordComponent component, Class<?> type) {
        JsonInclude include = type.getAnnotation(JsonInclude.class);
        return include != null
                && include.value() == JsonInclude.Include.NON_NULL
                && component.isAnnotationPresent(Nullable.class);
    }

    private ObjectNode component(RecordComponent component) {
        ObjectNode schema = component.getAccessor().isAnnotationPresent(JsonRawValue.class)
                ? JSON.objectNode()
                : of(component.getGenericType());
        if (component.isAnnotationPresent(Nullable.class) && !schema.isEmpty()) {
            ObjectNode nullable = JSON.objectNode();
            nullable.putArray("anyOf").add(schema).addObject().put("type", "null");
            return nullable;
        }
        return schema;
    }
}
