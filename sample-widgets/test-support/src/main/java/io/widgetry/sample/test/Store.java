package io.widgetry.sample.test;

import io.widgetry.api.WidgetStore;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What an instance keeps, in memory. It does not check that values are plain: the core's own tests prove that. */
final class Store implements WidgetStore {
    private final Map<String, Object> values = new ConcurrentHashMap<>();

    @Override
    public Optional<Object> get(String key) {
        return Optional.ofNullable(values.get(Objects.requireNonNull(key, "key")));
    }

    @Override
    public void put(String key, Object value) {
        if (value == null) {
            remove(key);
        } else {
            values.put(key, value);
        }
    }

    @Override
    public void remove(String key) {
        values.remove(Objects.requireNonNull(key, "key"));
    }

    @Override
    public Set<String> keys() {
        return Set.copyOf(values.keySet());
    }
}
