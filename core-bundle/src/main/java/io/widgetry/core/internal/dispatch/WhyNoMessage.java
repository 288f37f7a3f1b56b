package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.core.internal.trace.Party;
import io.widgetry.core.internal.trace.Sending;
import io.widgetry.core.internal.trace.Trace;
import java.util.Locale;

/** Says why a message between widgets was not meant for a widget (rule 16). */
final class WhyNoMessage {
    private final Trace event;
    private final Sending sending;
    private final WidgetHost host;

    WhyNoMessage(Trace event, Sending sending, WidgetHost host) {
        this.event = event;
        this.sending = sending;
        this.host = host;
    }

    /** {@return why, or null if its being a message is no reason} */
    String sentence() {
        String addressee = sending.addressee();
        if (addressee != null && !addressee.equals(host.id())) {
            return "the message was addressed to widget " + addressee + " alone";
        }
        Scope scope = host.descriptor().scope();
        if (!sending.everywhere() && scope != sending.scope()) {
            return "the message was sent within " + context() + ", and this widget is " + scoped(scope)
                    + ": sendMessageToAnyWidget reaches every widget of the workspace";
        }
        return isOnlySender() ? "it sent the message itself, and a sender does not hear itself" : null;
    }

    private String context() {
        return switch (sending.scope()) {
            case INTERACTION -> "interaction " + sending.sender().interactionId();
            case AGENT -> "the home of agent " + event.agentId();
            case RUNTIME -> "the runtime's own widgets";
        };
    }

    /** No other instance of the sender's widget is in reach. */
    private boolean isOnlySender() {
        return host.id().equals(sending.sender().widgetId())
                && host.instances().stream()
                        .map(instance -> instance.trace().party())
                        .filter(this::isReached)
                        .allMatch(sending.sender()::equals);
    }

    private boolean isReached(Party party) {
        boolean sameAgent = party.agentId() == null || party.agentId().equals(event.agentId());
        return sameAgent
                && (sending.everywhere()
                        || party.interactionId() == null
                        || party.interactionId().equals(sending.sender().interactionId()));
    }

    static String scoped(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT) + "-scoped";
    }
}
