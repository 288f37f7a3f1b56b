package io.widgetry.testkit.internal;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Interaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields within payloads of maps and lists, by their paths. What is changed is copied. */
public final class Paths {
    /** Stands for the payload as a whole. */
    public static final String ALL = "";

    private Paths() {}

    /** {@return whether an event is published for an interaction} */
    public static boolean isBound(DataEventType type) {
        return type.requiresInteraction()
                || type.payloadType() == Interaction.class
                || type == DataEventType.USER_TYPING;
    }

    /** {@return which field holds the interaction's id; null if none does} */
    public static String idField(DataEventType type) {
        if (type.payloadType() == Interaction.class) {
            return "id";
        }
        return isBound(type) ? "interactionId" : null;
    }

    /** {@return whether a payload has a field at its top} */
    public static boolean has(Object payload, String field) {
        return payload instanceof Map<?, ?> map && map.containsKey(field);
    }

    /** Refuses a path that the event does not have. */
    public static void check(DataEventType type, Object sample, String path) {
        new KnownFields(type).check(sample, path);
    }

    /** {@return a copy of a payload with a field set} */
    public static Object put(Object payload, String path, Object value) {
        return put(payload, path, path, value);
    }

    private static Object put(Object at, String whole, String rest, Object value) {
        int dot = rest.indexOf('.');
        String name = dot < 0 ? rest : rest.substring(0, dot);
        String further = dot < 0 ? null : rest.substring(dot + 1);
        if (at instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            int index = index(whole, name, list.size());
            if (index == list.size()) {
                copy.add(null);
            }
            copy.set(index, further == null ? value : put(copy.get(index), whole, further, value));
            return copy;
        }
        if (at != null && !(at instanceof Map)) {
            throw new IllegalArgumentException("\"" + whole + "\" cannot be set: what \"" + name
                    + "\" would be in is the value " + Json.write(at));
        }
        Map<Object, Object> copy = new LinkedHashMap<>(at == null ? Map.of() : (Map<?, ?>) at);
        copy.put(name, further == null ? value : put(copy.get(name), whole, further, value));
        return copy;
    }

    /** {@return a copy of a payload without a field} */
    public static Object remove(Object payload, String path) {
        return remove(payload, path, path);
    }

    private static Object remove(Object at, String whole, String rest) {
        int dot = rest.indexOf('.');
        String name = dot < 0 ? rest : rest.substring(0, dot);
        if (at instanceof List<?> list) {
            int index = index(whole, name, list.size() - 1);
            List<Object> copy = new ArrayList<>(list);
            if (dot < 0) {
                copy.remove(index);
            } else {
                copy.set(index, remove(copy.get(index), whole, rest.substring(dot + 1)));
            }
            return copy;
        }
        if (!(at instanceof Map<?, ?> map) || !map.containsKey(name)) {
            throw new IllegalArgumentException("there is no \"" + whole + "\" to leave out");
        }
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        if (dot < 0) {
            copy.remove(name);
        } else {
            copy.put(name, remove(copy.get(name), whole, rest.substring(dot + 1)));
        }
        return copy;
    }

    private static int index(String whole, String name, int most) {
        int index = name.matches("[0-9]{1,6}") ? Integer.parseInt(name) : -1;
        if (index < 0 || index > most) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" of \"" + whole + "\" must be a place in a list, from 0 to " + most);
        }
        return index;
    }
}
