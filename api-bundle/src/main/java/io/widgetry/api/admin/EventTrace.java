package io.widgetry.api.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The path of one event through the runtime. No payload is kept in a trace.
 *
 * @param number the trace's number, runtime-wide
 * @param name the event's name
 * @param agentId whose workspace
 * @param interactionId which interaction; empty if it is about none
 * @param source where it came from; empty for what the runtime or a widget told
 * @param id the id that its source gave it; empty if none
 * @param time when it was accepted or rejected
 * @param sequence its number in the workspace; 0 if it was rejected
 * @param rejection why it was not accepted, a sentence; empty if it was
 * @param deliveries what became of it for each widget instance to which it was routed, in the order in which that
 *     became known; unmodifiable
 * @param sender of a message between widgets, the id of the widget that sent it, also of one outside of the container;
 *     empty for everything else
 */
public record EventTrace(
        long number,
        String name,
        String agentId,
        Optional<String> interactionId,
        Optional<String> source,
        Optional<String> id,
        Instant time,
        long sequence,
        Optional<String> rejection,
        List<DeliveryTrace> deliveries,
        Optional<String> sender) {}
