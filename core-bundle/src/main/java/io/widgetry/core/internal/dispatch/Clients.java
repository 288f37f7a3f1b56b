package io.widgetry.core.internal.dispatch;

import io.widgetry.api.ClientConfiguration;
import io.widgetry.api.ClientDetails;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.SsoToken;
import io.widgetry.api.payload.TeamMember;
import io.widgetry.core.internal.state.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who is signed in, and with what, as a workspace's state tells it. */
final class Clients {
    private Clients() {}

    /** @param granted whether the token is for the one who asks (rule 20) */
    static ClientConfiguration configuration(Snapshot state, boolean granted) {
        Optional<SsoToken> token = granted ? state.token() : Optional.empty();
        List<String> addresses = new ArrayList<>();
        state.agentState()
                .map(AgentState::resourceStates)
                .ifPresent(resources -> resources.forEach((channel, known) -> {
                    if (known != null && known.resourceAddress() != null) {
                        addresses.add("VOICE".equals(channel) ? 0 : addresses.size(), known.resourceAddress());
                    }
                }));
        return new ClientConfiguration(token, details(state), addresses);
    }

    static ClientDetails details(Snapshot state) {
        String agentId = state.agentId();
        String lastName = state.team().stream()
                .filter(TeamMember::isSelf)
                .map(TeamMember::lastName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return new ClientDetails(agentId, lastName.isEmpty() ? agentId : lastName, "", lastName);
    }
}
