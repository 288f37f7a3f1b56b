package io.widgetry.core.internal.json;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The members of a JSON object in the order in which they were read, only to be copied, as the payloads' records do with all
 * that they are made of. Nobody looks anything up in it, so there is nothing to look up by: a name that the text has twice
 * is here twice, and whoever copies takes the later value.
 */
final class ReadMap<V> extends AbstractMap<String, V> {
    private Object[] entries = new Object[8];
    private int end;

    /** Adds a member; what was read under that name before is not looked for. */
    @Override
    public V put(String name, V value) {
        if (end == entries.length) {
            entries = Arrays.copyOf(entries, 2 * end);
        }
        entries[end++] = name;
        entries[end++] = value;
        return null;
    }

    @Override
    public int size() {
        return end / 2;
    }

    @SuppressWarnings("unchecked") // what stands there was put there as a value
    private V value(int at) {
        return (V) entries[at];
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        for (int i = 0; i < end; i += 2) {
            action.accept((String) entries[i], value(i + 1));
        }
    }

    /** As whoever has copied it sees it. */
    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        Map<String, V> copy = new LinkedHashMap<>();
        forEach(copy::put);
        return copy.entrySet();
    }
}
