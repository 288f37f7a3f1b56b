package io.widgetry.core.internal.dispatch;

import io.widgetry.api.ClientConfiguration;
import io.widgetry.api.ClientDetails;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.SsoToken;
import io.widgetry.api.payload.TeamMember;
import io.widgetry.core.internal.state.Snapshot;
import java.util.ArrayList;
import java.util.List;
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

    /** The names are those that the team's list has for the agent; a first name is no field of its own there. */
    static ClientDetails details(Snapshot state) {
        Optional<TeamMember> self =
                state.team().stream().filter(TeamMember::isSelf).findFirst();
        String first = self.map(member -> member.other().get("firstName"))
                .map(Object::toString)
                .orElse("");
        String last = self.map(TeamMember::lastName).orElse("");
        String both = (first + " " + last).strip();
        return new ClientDetails(state.agentId(), both.isEmpty() ? state.agentId() : both, first, last);
    }
}
