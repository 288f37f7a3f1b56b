package io.widgetry.api.payload;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What the records' constructors share: copies that nobody can change, and time stamps read from text. */
final class Values {

    private Values() {}

    /**
     * An unmodifiable copy without what has no value of the list's type, so that nobody has to look for nulls; null
     * becomes the empty list.
     */
    static <T> List<T> list(List<? extends T> list) {
        return copy(list, Objects::nonNull);
    }

    private static <T> List<T> copy(List<? extends T> list, Predicate<T> kept) {
        if (list == null || list.isEmpty()) {
            return List.of();
        }
        List<T> copy = new ArrayList<>(list.size());
        for (T element : list) {
            if (kept.test(element)) {
                copy.add(frozen(element));
            }
        }
        return Collections.unmodifiableList(copy);
    }

    /** An unmodifiable copy in the same order without null values; null becomes the empty map. */
    static <T> Map<String, T> entries(Map<String, ? extends T> map) {
        if (map == null || map.isEmpty()) {
            return Map.of();
        }
        return OrderedMap.copyOf(map, value -> value, false);
    }

    /** An unmodifiable copy in the same order; null becomes the empty map, null values stay. */
    static <T> Map<String, T> map(Map<String, ? extends T> map) {
        if (map == null || map.isEmpty()) {
            return Map.of();
        }
        return OrderedMap.copyOf(map, Values::frozen, true);
    }

    /** The value itself, or an unmodifiable copy of it, all the way down, if it is a list or a map. */
    @SuppressWarnings("unchecked") // a copy of a list is a list, and of a map, a map
    static <T> T frozen(T value) {
        if (value instanceof List<?> list) {
            return (T) copy(list, element -> true);
        }
        if (value instanceof Map<?, ?> map) {
            return (T) map((Map<String, ?>) map);
        }
        return value;
    }

    /** The instant that an ISO 8601 time stamp with a zone tells; empty for any other text, and for none. */
    static Optional<Instant> instant(String timestamp) {
        if (timestamp == null || timestamp.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(timestamp));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** The instant so many milliseconds after 1970; empty for none. */
    static Optional<Instant> instant(Long epochMillis) {
        return Optional.ofNullable(epochMillis).map(Instant::ofEpochMilli);
    }
}
