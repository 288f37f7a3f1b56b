package io.widgetry.api.admin;

import java.util.Objects;
import java.util.Optional;

/**
 * A widget instance that runs outside of the container, such as in a browser.
 *
 * @param widgetId the widget's id: under it messages reach it; not null
 * @param bundle the symbolic name of its bundle, to which grants refer; not null
 * @param agentId in whose workspace; not null
 * @param interactionId to which interaction it is bound; empty for the agent's Home; not null
 */
public record RemoteWidget(String widgetId, String bundle, String agentId, Optional<String> interactionId) {
    /**
     * Checks the components.
     *
     * @param widgetId not null
     * @param bundle not null
     * @param agentId not null
     * @param interactionId not null
     */
    public RemoteWidget {
        Objects.requireNonNull(widgetId, "widgetId");
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(interactionId, "interactionId");
    }
}
