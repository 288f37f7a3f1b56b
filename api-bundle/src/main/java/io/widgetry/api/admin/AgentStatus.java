package io.widgetry.api.admin;

import java.time.Instant;
import java.util.Optional;

/**
 * A signed-in agent.
 *
 * @param agentId the agent's id
 * @param state the current state, such as {@code READY}; empty before the first agent state
 * @param reasonCode the reason's code; empty if there is none
 * @param stateSince when the state was entered; empty before the first agent state
 * @param interactions how many interactions are live
 * @param focus the focused interaction; empty if none is
 * @param sequence the number of the last event
 * @param since when the workspace opened
 * @param source where the last event came from
 */
public record AgentStatus(
        String agentId,
        Optional<String> state,
        Optional<String> reasonCode,
        Optional<Instant> stateSince,
        int interactions,
        Optional<String> focus,
        long sequence,
        Instant since,
        String source) {}
