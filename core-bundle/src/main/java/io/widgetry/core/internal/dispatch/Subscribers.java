package io.widgetry.core.internal.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Who listens to what: an index from an event's name to instances. Guarded by the workspace's lock. */
final class Subscribers {
    /** Up to so many are in a list, which takes a tenth of the memory and is walked faster. */
    private static final int FEW = 16;

    private final Map<String, Collection<Instance>> byEvent = new HashMap<>(4);

    /** {@return whether it was not there before} */
    boolean add(String event, Instance instance) {
        Collection<Instance> known = byEvent.computeIfAbsent(event, name -> new ArrayList<>(4));
        if (known instanceof ArrayList && known.size() == FEW) {
            known = new LinkedHashSet<>(known);
            byEvent.put(event, known);
        }
        return !(known instanceof ArrayList && known.contains(instance)) && known.add(instance);
    }

    void remove(String event, Instance instance) {
        Collection<Instance> instances = byEvent.get(event);
        if (instances != null && instances.remove(instance) && instances.isEmpty()) {
            byEvent.remove(event);
        }
    }

    /** {@return those who listen to an event, in the order in which they began} */
    Collection<Instance> of(String event) {
        Collection<Instance> instances = byEvent.get(event);
        return instances == null ? List.of() : instances;
    }
}
