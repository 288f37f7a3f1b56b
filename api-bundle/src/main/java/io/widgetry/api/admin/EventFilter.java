package io.widgetry.api.admin;

import java.util.Optional;

/**
 * Which events a monitor sees. Empty stands for all.
 *
 * @param agentId only this agent's
 * @param interactionId only this interaction's
 * @param event only those of this name
 * @param widgetId only those that are routed to this widget
 */
public record EventFilter(
        Optional<String> agentId, Optional<String> interactionId, Optional<String> event, Optional<String> widgetId) {
    /** Every event. */
    public static final EventFilter ALL =
            new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
