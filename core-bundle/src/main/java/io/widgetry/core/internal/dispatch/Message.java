package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvents;
import io.widgetry.api.admin.MessageRoute;
import io.widgetry.core.internal.trace.Sending;
import java.util.Optional;

/**
 * A message between widgets (rule 16).
 *
 * @param json what is sent
 * @param everywhere whether it goes to the whole workspace, not only to the sender's context
 * @param widgetId the only widget that is to get it; null for all
 */
record Message(String json, boolean everywhere, String widgetId) {
    static Message toContext(String json) {
        return new Message(json, false, null);
    }

    static Message toWidget(String json, String widgetId) {
        return new Message(json, false, widgetId);
    }

    static Message toAny(String json) {
        return new Message(json, true, null);
    }

    /** {@return what its trace says of it} */
    Sending by(Sender sender) {
        return new Sending(sender.party(), sender.scope(), everywhere, widgetId);
    }

    /** {@return what those are told of it who watch events pass} */
    MessageRoute route(Sender sender) {
        return new MessageRoute(
                sender.widgetId(),
                sender.scope(),
                Optional.ofNullable(sender.interactionId()),
                everywhere,
                Optional.ofNullable(widgetId));
    }

    /** {@return the second name under which an addressed widget gets it} */
    String addressedName() {
        return DataEvents.messageTo(widgetId);
    }
}
