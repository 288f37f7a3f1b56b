package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.spi.SourceEvent;
import java.time.Instant;

/**
 * A published event that has been checked as far as that goes without the workspace.
 *
 * @param event what was published
 * @param type its row in the catalogue; null for a name outside it and for the control event
 * @param interactionId which interaction; null if none
 * @param time when it happened
 * @param json the payload as received
 * @param payload the payload bound; null for the control event
 */
record Incoming(
        SourceEvent event, DataEventType type, String interactionId, Instant time, String json, Payload payload) {
    boolean isClosing() {
        return event.type().equals(SourceEvent.INTERACTION_CLOSED);
    }
}
