package io.widgetry.web.internal.stream;

import io.widgetry.api.admin.ShownView;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What Java widgets show, by agent. What runtime-scoped ones show belongs to no agent, and to no desktop. */
final class Views {
    private record Place(String widgetId, Optional<String> interactionId) {}

    private final ConcurrentMap<String, Map<Place, ShownView>> byAgent = new ConcurrentHashMap<>();

    /** Keeps what is shown, or forgets what is not shown any more. */
    void put(String agentId, ShownView view) {
        byAgent.compute(agentId, (agent, shown) -> {
            Map<Place, ShownView> changed = shown == null ? new LinkedHashMap<>() : new LinkedHashMap<>(shown);
            Place place = new Place(view.widgetId(), view.interactionId());
            if (view.view().isPresent()) {
                changed.put(place, view);
            } else {
                changed.remove(place);
            }
            return changed.isEmpty() ? null : changed;
        });
    }

    /** {@return what is shown to an agent; not changed any more} */
    Collection<ShownView> of(String agentId) {
        Map<?, ShownView> shown = byAgent.get(agentId);
        return shown == null ? List.of() : shown.values();
    }
}
