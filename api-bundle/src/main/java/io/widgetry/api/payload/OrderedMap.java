package io.widgetry.api.payload;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * An unmodifiable map in the order in which it was made. Names and values stand in one array, which takes about a quarter of
 * the memory of a linked hash map's objects: payloads stay for as long as they are state, and most of them consist of maps.
 */
final class OrderedMap<V> extends AbstractMap<String, V> {
    /** With so many entries places fit into a byte; and more might have been chosen by somebody for their hashes. */
    private static final int MOST = Byte.MAX_VALUE;

    /** So few are looked through as fast as looked up. */
    private static final int FEW = 8;

    /** Name, value, name, value. Values are of V. */
    private final Object[] entries;

    /** Open-addressed by the names' hashes: which entry, counted from 1; 0 for none. Null for few entries. */
    private final byte[] index;

    private OrderedMap(Object[] entries, byte[] index) {
        this.entries = entries;
        this.index = index;
    }

    /**
     * A copy that nobody can change. If the map tells a name twice, as one that is being read may, the later value counts.
     *
     * @param each what becomes of a value
     * @param withNulls whether what then is null stays
     */
    static <V> Map<String, V> copyOf(Map<String, ? extends V> map, UnaryOperator<V> each, boolean withNulls) {
        int size = map.size();
        if (size > MOST) {
            Map<String, V> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> copy.put(name, each.apply(value)));
            if (!withNulls) {
                copy.values().removeIf(Objects::isNull);
            }
            return Collections.unmodifiableMap(copy);
        }
        Making<V> making = new Making<>(size);
        map.forEach((name, value) -> making.add(name, each.apply(value)));
        return withNulls || !making.hasNulls ? making.made() : withoutNulls(making.made());
    }

    private static <V> Map<String, V> withoutNulls(Map<String, V> all) {
        Making<V> making = new Making<>(all.size());
        all.forEach((name, value) -> {
            if (value != null) {
                making.add(name, value);
            }
        });
        return making.made();
    }

    private static final class Making<V> {
        private final Object[] entries;
        private final byte[] index;
        private int end;
        private boolean hasNulls;

        Making(int size) {
            entries = new Object[2 * size];
            index = size > FEW ? new byte[Integer.highestOneBit(size - 1) << 2] : null;
        }

        void add(String name, V value) {
            hasNulls |= value == null;
            int place = place(entries, end, index, name);
            if (place >= 0 && index == null) {
                entries[place + 1] = value;
            } else if (index != null && index[place] != 0) {
                entries[2 * index[place] - 1] = value;
            } else if (end < entries.length) { // else it has come while a map of several threads is being copied
                entries[end] = name;
                entries[end + 1] = value;
                end += 2;
                if (index != null) {
                    index[place] = (byte) (end / 2);
                }
            }
        }

        OrderedMap<V> made() {
            return new OrderedMap<>(end == entries.length ? entries : Arrays.copyOf(entries, end), index);
        }
    }

    /** Without an index, where among the entries a name is, or -1; else where in the index it is, or is to be. */
    private static int place(Object[] entries, int end, byte[] index, Object name) {
        if (index == null) {
            for (int i = 0; i < end; i += 2) {
                if (Objects.equals(name, entries[i])) {
                    return i;
                }
            }
            return -1;
        }
        int hash = Objects.hashCode(name);
        int place = (hash ^ hash >>> 16) & index.length - 1;
        while (index[place] != 0 && !Objects.equals(name, entries[2 * index[place] - 2])) {
            place = place + 1 & index.length - 1;
        }
        return place;
    }

    /** {@return where the value of a name stands, or -1} */
    private int valueAt(Object name) {
        int place = place(entries, entries.length, index, name);
        if (index == null) {
            return place < 0 ? -1 : place + 1;
        }
        return index[place] == 0 ? -1 : 2 * index[place] - 1;
    }

    @SuppressWarnings("unchecked") // what stands there was put there as a value
    private V value(int at) {
        return (V) entries[at];
    }

    @Override
    public V get(Object name) {
        int at = valueAt(name);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(Object name) {
        return valueAt(name) >= 0;
    }

    @Override
    public int size() {
        return entries.length / 2;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        for (int i = 0; i < entries.length; i += 2) {
            action.accept((String) entries[i], value(i + 1));
        }
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return OrderedMap.this.size();
            }

            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return new InOrder();
            }
        };
    }

    private final class InOrder implements Iterator<Map.Entry<String, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < entries.length;
        }

        @Override
        public Map.Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return new SimpleImmutableEntry<>((String) entries[next - 2], value(next - 1));
        }
    }
}
