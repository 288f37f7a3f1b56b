package io.widgetry.api.payload;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.Test;

/** The maps of payloads behave as linked hash maps that nobody can change, whatever their size. */
public class OrderedMapTest {

    private static Map<String, Object> copyOf(Map<String, Object> map) {
        return OrderedMap.copyOf(map, value -> value, true);
    }

    @Test
    public void whatAnySizeOfMapHoldsIsHeldInItsOrder() {
        for (int size = 1; size < 300; size++) {
            Map<String, Object> expected = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                expected.put("name-" + i * 7_919 % 1_000, i % 5 == 0 ? null : "value-" + i);
            }
            Map<String, Object> map = copyOf(expected);
            assertEquals(expected, map);
            assertEquals(map, expected);
            assertEquals(expected.hashCode(), map.hashCode());
            assertEquals(expected.toString(), map.toString());
            assertEquals(expected.size(), map.size());
            List<String> told = new ArrayList<>();
            map.forEach((name, value) -> told.add(name + "=" + value));
            assertEquals(expected.entrySet().stream().map(Object::toString).toList(), told);
            for (String name : expected.keySet()) {
                assertTrue(name, map.containsKey(name));
                assertEquals(expected.get(name), map.get(name));
            }
            assertFalse(map.containsKey("name-x"));
            assertNull(map.get("name-x"));
            assertNull(map.get(null));
            assertNull(map.get(1));
        }
    }

    @Test
    public void namesWithOneHashAreToldApart() {
        for (String more : List.of("", "a b c d e f g h i")) {
            Map<String, Object> expected = new LinkedHashMap<>();
            for (String name : ("AaAa AaBB BBAa BBBB " + more).trim().split(" ")) {
                expected.put(name, name);
            }
            assertEquals(expected, copyOf(expected));
            assertNull(copyOf(expected).get("AaAaAa"));
        }
    }

    @Test
    public void nobodyCanChangeIt() {
        for (int size : new int[] {1, 20, 200}) {
            Map<String, Object> source = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                source.put("name-" + i, i);
            }
            Map<String, Object> map = copyOf(source);
            source.clear();
            assertEquals(size, map.size());
            assertThrows(UnsupportedOperationException.class, () -> map.put("name-0", 1));
            assertThrows(UnsupportedOperationException.class, () -> map.remove("name-0"));
            assertThrows(UnsupportedOperationException.class, map::clear);
            assertThrows(UnsupportedOperationException.class, () -> map.keySet().remove("name-0"));
            assertThrows(UnsupportedOperationException.class, () -> map.values().clear());
            assertThrows(
                    UnsupportedOperationException.class,
                    () -> map.entrySet().iterator().next().setValue(1));
            Iterator<?> all = map.entrySet().iterator();
            for (int i = 0; i < size; i++) {
                all.next();
            }
            assertThrows(NoSuchElementException.class, all::next);
            assertEquals(size, map.size());
        }
    }

    @Test
    public void aMapThatGrowsWhileItIsCopiedIsCopiedAsFarAsItWas() {
        for (int size : new int[] {3, 30}) {
            Map<String, Object> source = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                source.put("name-" + i, i);
            }
            Map<String, Object> expected = new LinkedHashMap<>(source);
            Map<String, Object> growing = new LinkedHashMap<>(source) {
                private static final long serialVersionUID = 1L;

                @Override
                public int size() {
                    int before = super.size();
                    putIfAbsent("later", before);
                    return before;
                }
            };
            assertEquals(expected, copyOf(growing));
        }
    }

    @Test
    public void withoutNullsTheOthersStayInOrder() {
        Map<String, Object> source = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            source.put("name-" + i, i % 3 == 0 ? null : i);
        }
        Map<String, Object> map = OrderedMap.copyOf(source, value -> value, false);
        source.values().removeIf(value -> value == null);
        assertEquals(source.toString(), map.toString());
        assertEquals(source, map);
    }

    /** As one that is being read from a text which tells a name twice. */
    @Test
    public void ofANameThatIsToldTwiceTheLaterValueCounts() {
        for (int size : new int[] {3, 30, 300}) {
            List<Map.Entry<String, Object>> told = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                told.add(new AbstractMap.SimpleEntry<>("name-" + i % (size * 2 / 3), i));
            }
            told.add(new AbstractMap.SimpleEntry<>("name-1", null));
            Map<String, Object> twice = new AbstractMap<>() {
                @Override
                public Set<Entry<String, Object>> entrySet() {
                    return new AbstractSet<>() {
                        @Override
                        public Iterator<Entry<String, Object>> iterator() {
                            return told.iterator();
                        }

                        @Override
                        public int size() {
                            return told.size();
                        }
                    };
                }
            };
            Map<String, Object> expected = new LinkedHashMap<>();
            told.forEach(entry -> expected.put(entry.getKey(), entry.getValue()));
            assertEquals(expected.toString(), copyOf(twice).toString());
            assertEquals(expected, copyOf(twice));
            expected.remove("name-1");
            assertEquals(expected, OrderedMap.copyOf(twice, value -> value, false));
        }
    }
}
