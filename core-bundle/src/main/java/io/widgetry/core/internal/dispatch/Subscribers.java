package io.widgetry.core.internal.dispatch;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who listens to what: an index from an event's name to instances. Guarded by the workspace's lock. */
final class Subscribers {
    private final Map<String, Set<Instance>> byEvent = new HashMap<>();

    /** {@return whether it was not there before} */
    boolean add(String event, Instance instance) {
        return byEvent.computeIfAbsent(event, name -> new LinkedHashSet<>(4)).add(instance);
    }

    void remove(String event, Instance instance) {
        Set<Instance> instances = byEvent.get(event);
        if (instances != null && instances.remove(instance) && instances.isEmpty()) {
            byEvent.remove(event);
        }
    }

    /** {@return those who listen to an event, in the order in which they began} */
    Collection<Instance> of(String event) {
        Set<Instance> instances = byEvent.get(event);
        return instances == null ? List.of() : instances;
    }
}
