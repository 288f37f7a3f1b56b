package io.widgetry.core.internal.dispatch;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of an agent's interactions that have been closed, the latest of them. Guarded by the workspace's lock. */
final class ClosedInteractions {
    private final Map<String, Boolean> ids;

    ClosedInteractions(Dispatcher dispatcher) {
        this.ids = new LinkedHashMap<>(4) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > dispatcher.settings().limits().closedInteractions();
            }
        };
    }

    void add(String interactionId) {
        ids.put(interactionId, Boolean.TRUE);
    }

    boolean contains(String interactionId) {
        return ids.containsKey(interactionId);
    }
}
