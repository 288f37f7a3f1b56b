package io.widgetry.testkit;

import java.util.Optional;

/**
 * A message that a widget sent (rule 16).
 *
 * @param value what was sent, as those who hear it get it; may be null
 * @param to the only widget that it is for; empty for all
 * @param everywhere whether it is for every widget of the agent, not only for those in the same context
 */
public record Sent(Object value, Optional<String> to, boolean everywhere) {

    /** In words, for a test that fails. */
    @Override
    public String toString() {
        String whom = to.map(id -> "to " + id).orElse(everywhere ? "to every widget of the agent" : "in the context");
        return value + " " + whom;
    }
}
