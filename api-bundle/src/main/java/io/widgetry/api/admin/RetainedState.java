package io.widgetry.api.admin;

import io.widgetry.api.WorkspaceState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A workspace's state together with the texts that it was received in: what somebody who comes late is told (rule 5).
 *
 * @param state the state; not null
 * @param since when the workspace opened: a session of the same agent that is opened later has another one, and numbers of
 *     its own; not null
 * @param values for every state event that is known, the latest event, secrets masked, in the order in which a late
 *     subscriber would be told them, which is that of their numbers; the second names of a fact (rule 9) included, what
 *     the runtime's product does not have left out; without origins, and with 0 for the instances; unmodifiable, not null
 */
public record RetainedState(WorkspaceState state, Instant since, List<ObservedEvent> values) {
    /**
     * Copies the list.
     *
     * @param state not null
     * @param since not null
     * @param values not null
     */
    public RetainedState {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        values = List.copyOf(values);
    }
}
