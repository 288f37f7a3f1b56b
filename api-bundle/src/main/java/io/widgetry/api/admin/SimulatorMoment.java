package io.widgetry.api.admin;

import java.util.Objects;
import java.util.Optional;

/**
 * A moment at which a simulation is to be held: right after an event was told.
 *
 * @param event the event's name; of two names for one fact (rule 9) either stands for both; not null
 * @param state the {@code state} of the interaction or the {@code currentState} of the agent in its payload; empty for
 *     any; not null
 * @param agentId of whose workspace; empty for those that people play; not null
 */
public record SimulatorMoment(String event, Optional<String> state, Optional<String> agentId) {
    /**
     * Checks the components.
     *
     * @param event not null
     * @param state not null
     * @param agentId not null
     */
    public SimulatorMoment {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(agentId, "agentId");
    }
}
