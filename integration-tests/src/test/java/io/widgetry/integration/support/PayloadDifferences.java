package io.widgetry.integration.support;

import io.widgetry.api.payload.OtherFields;
import io.widgetry.api.payload.WholeValue;
import io.widgetry.api.payload.WireName;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where a payload record says something else than the JSON that it was made of: field by field, both ways. */
public final class PayloadDifferences {
    private final List<String> found = new ArrayList<>();

    private PayloadDifferences() {}

    /** The differences, each a line; none if the record says exactly what the JSON says. */
    public static List<String> between(String json, Record payload) {
        PayloadDifferences differences = new PayloadDifferences();
        differences.compare("$", Json.read(json), payload);
        return differences.found;
    }

    private void compare(String place, Object told, Object bound) {
        if (bound instanceof Record record) {
            compareRecord(place, told, record);
        } else if (told instanceof Map<?, ?> fields && bound instanceof Map<?, ?> map) {
            fields.forEach((name, value) -> compare(place + "." + name, value, map.get(name)));
            map.keySet().stream()
                    .filter(name -> !fields.containsKey(name))
                    .forEach(name -> found.add(place + "." + name + " is made up"));
        } else if (told instanceof List<?> elements
                && bound instanceof List<?> list
                && elements.size() == list.size()) {
            for (int i = 0; i < list.size(); i++) {
                compare(place + "[" + i + "]", elements.get(i), list.get(i));
            }
        } else if (told instanceof BigDecimal number && bound instanceof Number) {
            note(place, number.compareTo(new BigDecimal(bound.toString())) == 0, told, bound);
        } else {
            note(place, Objects.equals(told, bound) || told == null && isNothing(bound), told, bound);
        }
    }

    private void compareRecord(String place, Object told, Record record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (told instanceof Map<?, ?> object) {
            object.forEach((name, value) -> fields.put((String) name, value));
        }
        Map<String, Object> others = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = read(record, component);
            if (component.isAnnotationPresent(WholeValue.class)) {
                compare(place, told, value);
                return;
            } else if (component.isAnnotationPresent(OtherFields.class)) {
                ((Map<?, ?>) value).forEach((name, other) -> others.put((String) name, other));
            } else {
                String name = names(component).stream()
                        .filter(fields::containsKey)
                        .findFirst()
                        .orElse(component.getName());
                compare(place + "." + name, fields.remove(name), value);
            }
        }
        compare(place, fields, others);
    }

    private static List<String> names(RecordComponent component) {
        WireName wire = component.getAnnotation(WireName.class);
        return wire == null ? List.of(component.getName()) : List.of(wire.value());
    }

    /** What a record cannot tell from absence. */
    private static boolean isNothing(Object bound) {
        return bound == null
                || Boolean.FALSE.equals(bound)
                || bound instanceof Collection<?> list && list.isEmpty()
                || bound instanceof Map<?, ?> map && map.isEmpty();
    }

    private void note(String place, boolean same, Object told, Object bound) {
        if (!same) {
            found.add(place + " is " + told + " in JSON and " + bound + " in the record");
        }
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
