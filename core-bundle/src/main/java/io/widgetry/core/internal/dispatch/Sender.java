package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.core.internal.trace.Party;
import io.widgetry.core.internal.trace.Texts;

/**
 * Who sends a message to other widgets.
 *
 * @param instance the instance in the container; null for a widget outside of it
 * @param widgetId its widget's id
 * @param scope its scope
 * @param interactionId the interaction to which it is bound; null unless it is bound to one
 * @param party as traces name it
 */
record Sender(Instance instance, String widgetId, Scope scope, String interactionId, Party party) {
    static Sender of(Instance instance) {
        return new Sender(
                instance,
                instance.host().id(),
                instance.scope(),
                instance.interactionId(),
                instance.trace().party());
    }

    static Sender of(RemoteWidget widget) {
        String interactionId = widget.interactionId().orElse(null);
        return new Sender(
                null,
                widget.widgetId(),
                interactionId == null ? Scope.AGENT : Scope.INTERACTION,
                interactionId,
                new Party(Texts.cut(widget.widgetId()), Texts.cut(widget.agentId()), Texts.cut(interactionId)));
    }

    /** {@return whether an instance is the sender itself, which does not hear itself} */
    boolean is(Instance other) {
        return other == instance;
    }

    /** {@return whether what it does has no effect any more} */
    boolean isShut() {
        return instance != null && instance.inbox().isShut();
    }
}
