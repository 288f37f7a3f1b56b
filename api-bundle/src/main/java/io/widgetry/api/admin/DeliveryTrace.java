package io.widgetry.api.admin;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one event for one widget, or for one instance of it.
 *
 * @param widgetId the widget
 * @param interactionId the interaction to which the instance is bound; empty unless it is bound to one
 * @param outcome what happened
 * @param queued how long the event waited in the mailbox; zero if it never did
 * @param handled how long the callbacks took; zero if none was entered
 * @param reason why, a sentence that says what to do where something can be done; empty where the outcome says it all
 */
public record DeliveryTrace(
        String widgetId,
        Optional<String> interactionId,
        Outcome outcome,
        Duration queued,
        Duration handled,
        Optional<String> reason) {

    /** What happened to an event on its way to a widget. */
    public enum Outcome {
        /** It waits in the mailbox, or is being handled. */
        QUEUED,
        /** Its callbacks returned. */
        HANDLED,
        /** A callback threw. */
        FAILED,
        /** It gave way to a later value of the same state. */
        CONFLATED,
        /** It could not be kept; the reason says why. */
        DROPPED,
        /** It was never meant for the widget; the reason says which rule kept it away. */
        FILTERED
    }
}
