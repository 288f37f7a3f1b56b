package io.widgetry.health.internal.metrics;

import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetTransition;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each widget moved to each state. The core keeps the latest transitions only, which would not add up. */
final class TransitionTally {
    private record Key(String widgetId, WidgetState to) {}

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    void add(WidgetTransition transition) {
        counts.computeIfAbsent(new Key(transition.widgetId(), transition.to()), key -> new LongAdder())
                .increment();
    }

    long count(String widgetId, WidgetState to) {
        LongAdder count = counts.get(new Key(widgetId, to));
        return count == null ? 0 : count.sum();
    }

    /** Forgets the widgets that are not deployed any more. */
    void keep(Set<String> widgetIds) {
        counts.keySet().removeIf(key -> !widgetIds.contains(key.widgetId()));
    }
}
