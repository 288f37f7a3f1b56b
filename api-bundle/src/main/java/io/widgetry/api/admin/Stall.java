package io.widgetry.api.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A callback that ran for longer than the threshold for stalled widgets.
 *
 * @param agentId in whose workspace; empty for a runtime-scoped widget
 * @param interactionId for which interaction; empty unless the instance is bound to one
 * @param during what was running: an event's name, or what the widget was asked to do
 * @param sequence the event's number in its workspace; 0 if it was no event
 * @param since when the callback began
 * @param lasted for how long it ran, or has been running
 * @param returned whether it has returned
 * @param stack where the thread stood when the threshold was passed, innermost frame first; unmodifiable
 */
public record Stall(
        Optional<String> agentId,
        Optional<String> interactionId,
        String during,
        long sequence,
        Instant since,
        Duration lasted,
        boolean returned,
        List<StackTraceElement> stack) {

    /**
     * The innermost line of the widget's own code, as far as it can be told from the platform's.
     *
     * @return the first frame that is not of the platform; empty if there is none
     */
    public Optional<StackTraceElement> line() {
        return stack.stream()
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun|com\\.sun)\\..*"))
                .findFirst();
    }
}
