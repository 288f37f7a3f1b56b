package io.widgetry.api.admin;

import io.widgetry.api.View;
import java.time.Duration;
import java.util.Optional;

/**
 * A widget instance.
 *
 * @param widgetId the widget's id
 * @param agentId whose workspace; empty for a runtime-scoped one
 * @param interactionId which interaction; empty unless it is bound to one
 * @param state how it fares
 * @param busyFor how long the running callback has been running; empty if none is
 * @param lastSequence the number of the last event that it was given; 0 before the first
 * @param counters what became of its events
 * @param view what it shows; empty before it shows anything
 */
public record InstanceStatus(
        String widgetId,
        Optional<String> agentId,
        Optional<String> interactionId,
        WidgetState state,
        Optional<Duration> busyFor,
        long lastSequence,
        Counters counters,
        Optional<View> view) {}
