package io.widgetry.core.internal.json;

import io.widgetry.api.payload.OtherFields;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds the fields that have no component of their own, in a record and in the records within it. */
final class OtherFieldsFinder {

    private OtherFieldsFinder() {}

    static List<String> namesIn(Object value) throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        collect(value, names);
        return names;
    }

    private static void collect(Object value, List<String> names) throws ReflectiveOperationException {
        if (value instanceof Collection<?> elements) {
            for (Object element : elements) {
                collect(element, names);
            }
        } else if (value instanceof Map<?, ?> map) {
            collect(map.values(), names);
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                Object part = component.getAccessor().invoke(value);
                if (component.isAnnotationPresent(OtherFields.class)
                        && component.getName().equals("other")) {
                    ((Map<?, ?>) part).keySet().forEach(name -> names.add(name.toString()));
                } else if (part != value) {
                    collect(part, names);
                }
            }
        }
    }
}
