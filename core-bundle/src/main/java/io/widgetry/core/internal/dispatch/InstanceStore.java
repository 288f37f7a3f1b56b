package io.widgetry.core.internal.dispatch;

import io.widgetry.api.WidgetStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What one instance keeps, as plain values that hold nothing of its widget's bundle. */
final class InstanceStore implements WidgetStore {
    private static final int LONGEST_KEY = 200;

    private final Instance instance;
    /** Shared while it is empty, as it is for most instances; replaced by the first value. */
    private Map<String, Kept> values = Map.of();

    private int length;
    private boolean closed;

    InstanceStore(Instance instance) {
        this.instance = instance;
    }

    /**
     * A value with what it costs.
     *
     * @param value the value, plain and unmodifiable
     * @param length how many characters it and its key have, as JSON
     */
    private record Kept(Object value, int length) {}

    @Override
    public synchronized Optional<Object> get(String key) {
        return Optional.ofNullable(values.get(Objects.requireNonNull(key, "key")))
                .map(Kept::value);
    }

    @Override
    public void put(String key, Object value) {
        Objects.requireNonNull(key, "key");
        if (value == null) {
            remove(key);
            return;
        }
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key must have 1 to " + LONGEST_KEY + " characters");
        }
        String json = instance.dispatcher().mapper().write(value);
        Object plain = instance.dispatcher().plain(json);
        if (instance.isAlive()) {
            put(key, new Kept(plain, key.length() + json.length()));
        }
    }

    private synchronized void put(String key, Kept kept) {
        if (closed) {
            return;
        }
        Kept before = values.get(key);
        int after = length + kept.length() - (before == null ? 0 : before.length());
        int most = instance.dispatcher().settings().limits().store();
        if (after > most && after > length) {
            throw new IllegalArgumentException("the store would hold " + after + " characters, and " + most
                    + " are allowed (storeMaxLength of the core's configuration)");
        }
        if (values.isEmpty()) {
            values = new HashMap<>(2);
        }
        values.put(key, kept);
        length = after;
    }

    @Override
    public void remove(String key) {
        Objects.requireNonNull(key, "key");
        if (instance.isAlive()) {
            take(key);
        }
    }

    private synchronized void take(String key) {
        if (closed) {
            return;
        }
        Kept gone = values.isEmpty() ? null : values.remove(key);
        length -= gone == null ? 0 : gone.length();
    }

    @Override
    public synchronized Set<String> keys() {
        return Set.copyOf(values.keySet());
    }

    /** From now on nothing changes, not even by a call that has begun already (rule 24). */
    synchronized void close() {
        closed = true;
    }

    /** Goes on with what another version's instance left. */
    synchronized void inherit(InstanceStore predecessor) {
        synchronized (predecessor) {
            if (!predecessor.values.isEmpty()) {
                values = new HashMap<>(values);
                values.putAll(predecessor.values);
            }
            length = predecessor.length;
        }
    }
}
