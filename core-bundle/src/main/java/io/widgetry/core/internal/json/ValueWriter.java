package io.widgetry.core.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.widgetry.api.payload.Payload;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes plain Java values and the API's records as JSON. */
final class ValueWriter {
    private static final String RECORDS = Payload.class.getPackageName();

    private final JsonGenerator out;

    ValueWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(Object value) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof CharSequence text) {
            out.writeString(text.toString());
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Number number) {
            writeNumber(number);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map);
        } else if (value instanceof Collection<?> collection) {
            writeAll(collection);
        } else if (value.getClass().isArray()) {
            writeArray(value);
        } else if (value instanceof Record && value.getClass().getPackageName().equals(RECORDS)) {
            writeRecord(value);
        } else {
            throw unwritable(value.getClass());
        }
    }

    private void writeNumber(Number number) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("JSON has no " + value + ": pass a finite number, a text or null");
            }
        } else if (!(number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger
                || number instanceof BigDecimal)) {
            throw unwritable(number.getClass());
        }
        out.writeNumber(number.toString());
    }

    private void writeMap(Map<?, ?> map) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof CharSequence name)) {
                throw new IllegalArgumentException("the names of a JSON object are texts, and a map's key is "
                        + (entry.getKey() == null
                                ? "null"
                                : "a " + entry.getKey().getClass().getName()));
            }
            out.writeFieldName(name.toString());
            write(entry.getValue());
        }
        out.writeEndObject();
    }

    private void writeAll(Collection<?> elements) throws IOException {
        out.writeStartArray();
        for (Object element : elements) {
            write(element);
        }
        out.writeEndArray();
    }

    private void writeArray(Object array) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            write(Array.get(array, i));
        }
        out.writeEndArray();
    }

    /** Absent text, numbers and objects are left out; flags, lists and maps are always told. */
    private void writeRecord(Object record) throws IOException {
        RecordShape shape = RecordShape.of(record.getClass());
        RecordShape.Component[] components = shape.components();
        if (components[0].whole()) {
            write(components[0].get(record));
            return;
        }
        List<Map<?, ?>> rest = shape.catchAlls(record);
        out.writeStartObject();
        for (RecordShape.Component component : components) {
            if (!component.catchAll()) {
                writeField(component.name(), component.get(record), rest);
            }
        }
        for (Map<?, ?> others : rest) {
            for (Map.Entry<?, ?> entry : others.entrySet()) {
                out.writeFieldName((String) entry.getKey());
                write(entry.getValue());
            }
        }
        out.writeEndObject();
    }

    private void writeField(String name, Object value, List<Map<?, ?>> rest) throws IOException {
        // A value that did not fit the component is in one of the maps, under the same name: it is the true one.
        if (value != null && rest.stream().noneMatch(others -> others.containsKey(name))) {
            out.writeFieldName(name);
            write(value);
        }
    }

    private static IllegalArgumentException unwritable(Class<?> type) {
        return new IllegalArgumentException(
                "a " + type.getName() + " cannot be written as JSON: pass null, a Boolean, a"
                        + " Number, a String, a Map, a List, an array, or a record of " + RECORDS);
    }
}
