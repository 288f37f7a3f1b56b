package io.widgetry.testkit.internal;

import io.widgetry.core.internal.dispatch.Instance;
import java.util.Optional;

/**
 * Where a widget is: which instance of it, through all versions.
 *
 * @param widgetId the widget
 * @param agentId whose workspace; empty for the runtime
 * @param interactionId which interaction; empty for none
 */
public record Place(String widgetId, Optional<String> agentId, Optional<String> interactionId) {
    static Place of(Instance instance) {
        return new Place(instance.host().id(), instance.agentId(), Optional.ofNullable(instance.interactionId()));
    }

    @Override
    public String toString() {
        return "the widget " + widgetId + agentId.map(id -> " of agent " + id).orElse("")
                + interactionId.map(id -> " for the interaction " + id).orElse("");
    }
}
