package io.widgetry.web.internal.stream;

import io.widgetry.api.DataEventType;
import io.widgetry.api.InteractionState;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.spi.SourceEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which interactions are live and which of them are in after-contact work, as the events tell. Not safe for several threads. */
final class LiveInteractions {
    private final Map<String, Boolean> afterContactWork = new HashMap<>();

    void clear() {
        afterContactWork.clear();
    }

    void start(List<InteractionState> interactions) {
        interactions.forEach(each -> afterContactWork.put(each.id(), each.afterContactWork()));
    }

    /**
     * Takes an event of an interaction in.
     *
     * @return whether its interaction is closed by it: it has ended under both names, and no after-contact work follows
     */
    boolean isOver(ObservedEvent event) {
        String id = event.interactionId().orElseThrow();
        DataEventType type = DataEventType.byName(event.name()).orElse(null);
        if (type == DataEventType.INTERACTION_ENDED) {
            afterContactWork.put(
                    id, event.origin().map(SourceEvent::afterContactWork).orElse(false));
        } else if (type == DataEventType.ANY_INTERACTION_ENDED) {
            return !afterContactWork.getOrDefault(id, false);
        } else if (type != null && (type.requiresInteraction() || type == DataEventType.ANY_INTERACTION)) {
            afterContactWork.putIfAbsent(id, false);
        }
        return false;
    }

    boolean isInAfterContactWork(String id) {
        return afterContactWork.getOrDefault(id, false);
    }

    void remove(String id) {
        afterContactWork.remove(id);
    }

    /** Whether no interaction is left that has yet to end: those in after-contact work are closed without a word. */
    boolean isEmpty() {
        return !afterContactWork.containsValue(false);
    }
}
