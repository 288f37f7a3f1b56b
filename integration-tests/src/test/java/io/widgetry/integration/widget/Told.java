package io.widgetry.integration.widget;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;

/**
 * One callback of a widget, as the widget saw it.
 *
 * @param callback {@code opened}, {@code closed}, or the event's name
 * @param context the context in which it was called
 * @param event the event; null for the other two
 * @param object the widget's object that was called
 */
public record Told(String callback, WidgetContext context, DataEvent event, Widget object) {

    /** Whether it happened in an agent's workspace; what a runtime-scoped widget is told by itself is in none. */
    boolean isOf(String agentId) {
        return agentId.equals(event == null ? context.agentId().orElse(null) : event.agentId());
    }

    boolean isIn(String interactionId) {
        return interactionId.equals(context.interactionId().orElse(null));
    }

    /** Such as {@code opened} or {@code 3 onContextDataEvent}; {@code again} says that the event was replayed. */
    String line() {
        return event == null ? callback : event.sequence() + " " + callback + (event.replayed() ? " again" : "");
    }
}
