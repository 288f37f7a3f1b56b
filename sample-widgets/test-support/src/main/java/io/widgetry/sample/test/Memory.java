package io.widgetry.sample.test;

import io.widgetry.api.DataEvents;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.Resource;
import io.widgetry.api.payload.TeamMember;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a {@link Story} has told so far. */
final class Memory {
    private final Map<String, Snapshot.Live> live = new LinkedHashMap<>();
    private final Map<String, TeamMember> team = new LinkedHashMap<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private Optional<AgentState> agentState = Optional.empty();
    private Capabilities capabilities = Capabilities.NONE;

    Snapshot snapshot(long sequence) {
        return new Snapshot(
                Story.AGENT,
                sequence,
                agentState,
                capabilities,
                new LinkedHashMap<>(live),
                new LinkedHashMap<>(team),
                new LinkedHashMap<>(resources));
    }

    void remember(String name, String interactionId, Instant now, Payload payload) {
        if (payload instanceof AgentState state) {
            agentState = Optional.of(state);
        } else if (payload instanceof Capabilities told) {
            capabilities = told;
        } else if (payload instanceof TeamMember member) {
            team.put(member.userHandle(), member);
        } else if (payload instanceof Resource resource) {
            String key = resource.channel() + resource.providerId();
            if (name.equals(DataEvents.RESOURCE_RELEASED)) {
                resources.remove(key);
            } else {
                resources.put(key, resource);
            }
        } else if (payload instanceof Interaction interaction && !name.endsWith("EndedEvent")) {
            Snapshot.Live was = live.get(interactionId);
            Instant since = was == null ? now : was.since();
            live.put(
                    interactionId,
                    new Snapshot.Live(interactionId, Optional.of(interaction), false, Optional.empty(), since));
        }
    }

    void afterContactWork(String interactionId, Instant now) {
        live.computeIfPresent(
                interactionId,
                (id, was) -> new Snapshot.Live(id, was.interaction(), true, Optional.of(now), was.since()));
    }
}
