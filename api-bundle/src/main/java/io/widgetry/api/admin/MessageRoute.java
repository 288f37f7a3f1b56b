package io.widgetry.api.admin;

import io.widgetry.api.Scope;
import java.util.Objects;
import java.util.Optional;

/**
 * Who sent a message between widgets, and for whom it is meant (rule 16). The sender itself does not get it.
 *
 * @param senderId the sending widget's id; not null
 * @param senderScope the kind of context that the sender lives in; not null
 * @param interactionId the sender's interaction; empty unless it is bound to one; not null
 * @param everywhere whether it goes to the whole workspace, not only to the sender's context
 * @param widgetId the only widget that is to get it; empty for all; not null
 */
public record MessageRoute(
        String senderId,
        Scope senderScope,
        Optional<String> interactionId,
        boolean everywhere,
        Optional<String> widgetId) {
    /**
     * Checks the components.
     *
     * @param senderId not null
     * @param senderScope not null
     * @param interactionId not null
     * @param everywhere whether it goes to the whole workspace
     * @param widgetId not null
     */
    public MessageRoute {
        Objects.requireNonNull(senderId, "senderId");
        Objects.requireNonNull(senderScope, "senderScope");
        Objects.requireNonNull(interactionId, "interactionId");
        Objects.requireNonNull(widgetId, "widgetId");
    }
}
