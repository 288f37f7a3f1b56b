package io.widgetry.testkit.internal;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.OtherFields;
import io.widgetry.api.payload.WholeValue;
import io.widgetry.api.payload.WireName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which fields an event has: those of its records, and those that its sample has beside them. */
final class KnownFields {
    private final DataEventType event;

    KnownFields(DataEventType event) {
        this.event = event;
    }

    /** Refuses a path that leads nowhere. */
    void check(Object sample, String path) {
        Type type = event.payloadType();
        Object at = sample;
        for (String name : path.split("\\.", -1)) {
            type = of(type, at, name, path);
            at = within(at, name);
        }
    }

    /** {@return the type of a field; Object for anything} */
    private Type of(Type type, Object at, String name, String path) {
        if (type instanceof Class<?> record && record.isRecord()) {
            return ofRecord(record, at, name, path);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return arguments[arguments.length - 1]; // the keys of a map are free, and of a list put() checks them
        }
        if (type != Object.class) {
            throw new IllegalArgumentException("\"" + path + "\" is no field of " + event.wireName()
                    + ": there is nothing in a " + type.getTypeName().replaceAll(".*\\.", ""));
        }
        if (at instanceof Map<?, ?> map && !map.isEmpty() && !map.containsKey(name)) {
            throw unknown(name, path, names(map));
        }
        return Object.class;
    }

    private Type ofRecord(Class<?> record, Object at, String name, String path) {
        Map<String, Type> fields = new LinkedHashMap<>();
        boolean free = false;
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.isAnnotationPresent(WholeValue.class)) {
                return of(component.getGenericType(), at, name, path);
            }
            WireName spelled = component.getAnnotation(WireName.class);
            if (component.isAnnotationPresent(OtherFields.class)) {
                free |= ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1] != Object.class;
            } else {
                for (String each : spelled == null ? new String[] {component.getName()} : spelled.value()) {
                    fields.put(each, component.getGenericType());
                }
            }
        }
        Type known = fields.get(name);
        if (known != null) {
            return known;
        }
        if (free || at instanceof Map<?, ?> map && map.containsKey(name)) {
            return Object.class;
        }
        Set<String> names = new TreeSet<>(fields.keySet());
        if (at instanceof Map<?, ?> map) {
            names.addAll(names(map));
        }
        throw unknown(name, path, names);
    }

    private static Set<String> names(Map<?, ?> map) {
        Set<String> names = new TreeSet<>();
        map.keySet().forEach(key -> names.add(key.toString()));
        return names;
    }

    private static Object within(Object at, String name) {
        if (at instanceof Map<?, ?> map) {
            return map.get(name);
        }
        boolean there =
                at instanceof List<?> list && name.matches("[0-9]{1,6}") && Integer.parseInt(name) < list.size();
        return there ? ((List<?>) at).get(Integer.parseInt(name)) : null;
    }

    private IllegalArgumentException unknown(String name, String path, Set<String> names) {
        String whole = name.equals(path) ? "\"" + name + "\"" : "\"" + name + "\" of \"" + path + "\"";
        String nearest = Nearest.to(name, names)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(", only " + names);
        return new IllegalArgumentException(
                event.wireName() + " has no field " + whole + nearest + (nearest.endsWith("?") ? " A" : ". A")
                        + " field that is not in the catalogue is set with withExtra(…)");
    }
}
