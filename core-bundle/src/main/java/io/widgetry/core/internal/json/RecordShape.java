package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.widgetry.api.payload.OtherFields;
import io.widgetry.api.payload.WholeValue;
import io.widgetry.api.payload.WireName;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is to know about a record of the API: how its components are spelled, read and asked for. Found out by
 * reflection, once for each type.
 *
 * <p>Jackson's data binding would do for the happy path. It has no way, though, to keep a field of an unexpected JSON
 * type beside the record that it does not fit into, and gives up on the whole text for some of them (a number out of
 * range, say), which must not cost the event.
 */
final class RecordShape {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    /** A component: its name in JSON, its place, how to read it and how to get it from a record. */
    record Component(
            String name,
            boolean manySpellings,
            int index,
            ValueType type,
            boolean whole,
            boolean catchAll,
            MethodHandle accessor) {

        Object get(Object record) {
            try {
                return (Object) accessor.invokeExact(record);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable impossible) { // the API's records declare no exceptions
                throw new IllegalStateException(impossible);
            }
        }
    }

    private final Component[] components;
    private final Map<String, Component> byName = new HashMap<>();
    private final List<Component> catchAlls = new ArrayList<>();
    private final Object[] absent;
    private final MethodHandle constructor;

    private RecordShape(Class<?> type) {
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[declared.length];
        components = new Component[declared.length];
        absent = new Object[declared.length];
        try {
            for (int i = 0; i < declared.length; i++) {
                parameters[i] = declared[i].getType();
                absent[i] = parameters[i] == boolean.class ? Boolean.FALSE : null;
                add(i, declared[i]);
            }
            constructor = LOOKUP.findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is no public record", e);
        }
    }

    private void add(int index, RecordComponent declared) throws IllegalAccessException {
        boolean catchAll = declared.isAnnotationPresent(OtherFields.class);
        WireName spelling = declared.getAnnotation(WireName.class);
        String[] names = spelling == null ? new String[] {declared.getName()} : spelling.value();
        Component component = new Component(
                names[0],
                names.length > 1,
                index,
                // of a catch-all, what its values are
                ValueType.of(
                        catchAll
                                ? ((ParameterizedType) declared.getGenericType()).getActualTypeArguments()[1]
                                : declared.getGenericType()),
                declared.isAnnotationPresent(WholeValue.class),
                catchAll,
                LOOKUP.unreflect(declared.getAccessor()).asType(MethodType.methodType(Object.class, Object.class)));
        components[index] = component;
        if (catchAll) {
            catchAlls.add(component);
        } else {
            for (String name : names) {
                byName.put(name, component);
            }
        }
    }

    /** The shape of a record type of the API. */
    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The components, in the order of the record. */
    Component[] components() {
        return components;
    }

    /** A record's maps of other fields. */
    List<Map<?, ?>> catchAlls(Object record) {
        List<Map<?, ?>> maps = new ArrayList<>(catchAlls.size());
        for (Component catchAll : catchAlls) {
            maps.add((Map<?, ?>) catchAll.get(record));
        }
        return maps;
    }

    /** What a record says under a name, as a component or among the other fields; null if nothing. */
    Object field(Object record, String name) {
        Component component = byName.get(name);
        if (component != null && component.get(record) != null) {
            return component.get(record);
        }
        for (Map<?, ?> others : catchAlls(record)) {
            if (others.get(name) != null) {
                return others.get(name);
            }
        }
        return null;
    }

    /** The record that the parser stands on the beginning of; the parser ends up on its last token. */
    Object read(JsonParser in) throws IOException {
        Object[] values = absent.clone();
        if (components[0].whole()) {
            Object value = components[0].type().read(in);
            values[0] = value == ValueType.MISMATCH ? absent[0] : value;
        } else {
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                in.nextToken();
                readField(in, name, values);
            }
        }
        return make(values);
    }

    private void readField(JsonParser in, String name, Object[] values) throws IOException {
        Component component = byName.get(name);
        if (component == null || component.manySpellings() && values[component.index()] != null) {
            readOther(in, name, values);
        } else if (!in.hasToken(JsonToken.VALUE_NULL)) {
            Object value = component.type().read(in);
            if (value == ValueType.MISMATCH) {
                readOther(in, name, values);
            } else {
                values[component.index()] = value;
            }
        }
    }

    @SuppressWarnings("unchecked") // what is in a catch-all's place was put there below
    private void readOther(JsonParser in, String name, Object[] values) throws IOException {
        for (Component catchAll : catchAlls) {
            Object value = catchAll.type().read(in);
            if (value != ValueType.MISMATCH) {
                if (values[catchAll.index()] == null) {
                    values[catchAll.index()] = new ReadMap<>();
                }
                ((Map<String, Object>) values[catchAll.index()]).put(name, value);
                return;
            }
        }
        PlainValues.read(in);
    }

    private Object make(Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) { // the API's records declare no exceptions
            throw new IllegalStateException(impossible);
        }
    }
}
