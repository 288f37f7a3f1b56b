package io.widgetry.api.admin;

import io.widgetry.api.spi.SourceEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as a monitor sees it.
 *
 * @param name the event's name
 * @param agentId whose workspace
 * @param interactionId which interaction; empty if it is about none
 * @param sequence its number in the workspace; 0 for a control event
 * @param time when it happened
 * @param origin the published event that it comes from, a secret payload masked; empty for the second name of one fact
 *     (rule 9), for what the runtime tells by itself, and for messages between widgets
 * @param json the payload as received, a secret one masked
 * @param instances to how many widget instances in the container it was routed
 * @param message of a message between widgets, who sent it and for whom it is meant; empty for everything else
 */
public record ObservedEvent(
        String name,
        String agentId,
        Optional<String> interactionId,
        long sequence,
        Instant time,
        Optional<SourceEvent> origin,
        String json,
        int instances,
        Optional<MessageRoute> message) {}
