package io.widgetry.api.admin;

import io.widgetry.api.View;
import java.util.Objects;
import java.util.Optional;

/**
 * What a widget instance shows.
 *
 * @param widgetId the widget's id; not null
 * @param agentId whose workspace; empty for a runtime-scoped instance; not null
 * @param interactionId which interaction; empty unless the instance is bound to one; not null
 * @param view what it shows; empty once it has ended; not null
 */
public record ShownView(
        String widgetId, Optional<String> agentId, Optional<String> interactionId, Optional<View> view) {
    /**
     * Checks the components.
     *
     * @param widgetId not null
     * @param agentId not null
     * @param interactionId not null
     * @param view not null
     */
    public ShownView {
        Objects.requireNonNull(widgetId, "widgetId");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(interactionId, "interactionId");
        Objects.requireNonNull(view, "view");
    }
}
