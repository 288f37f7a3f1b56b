package io.widgetry.api.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a widget or an agent asks the agent's source to do.
 *
 * @param name the name of a method of the page's API, such as {@code acceptInteraction}; not null
 * @param agentId whose workspace; not null
 * @param interactionId on which interaction; empty for an action on the agent
 * @param widgetId which widget asked; not null
 * @param arguments plain values; unmodifiable, not null
 */
public record Action(
        String name, String agentId, Optional<String> interactionId, String widgetId, Map<String, Object> arguments) {
    /**
     * Copies the arguments.
     *
     * @param name not null
     * @param agentId not null
     * @param interactionId not null
     * @param widgetId not null
     * @param arguments not null; values may be null
     */
    public Action {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(interactionId, "interactionId");
        Objects.requireNonNull(widgetId, "widgetId");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** The action without its arguments, which may hold customer data. */
    @Override
    public String toString() {
        return "Action[" + name + ", agent " + agentId + ", interaction " + interactionId.orElse("-") + ", by "
                + widgetId + "]";
    }
}
