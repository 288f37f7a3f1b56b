package io.widgetry.sample.test;

import io.widgetry.api.InteractionState;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.CardFocus;
import io.widgetry.api.payload.ChannelStatus;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.InteractionTab;
import io.widgetry.api.payload.Media;
import io.widgetry.api.payload.Navigation;
import io.widgetry.api.payload.Resource;
import io.widgetry.api.payload.Service;
import io.widgetry.api.payload.TeamMember;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a workspace's state that the samples read. */
record Snapshot(
        String agentId,
        long sequence,
        Optional<AgentState> agentState,
        Capabilities capabilities,
        Map<String, Live> live,
        Map<String, TeamMember> members,
        Map<String, Resource> acquired)
        implements WorkspaceState {

    record Live(
            String id,
            Optional<Interaction> interaction,
            boolean afterContactWork,
            Optional<Instant> ended,
            Instant since)
            implements InteractionState {
        @Override
        public Optional<ContextData> contextData() {
            return Optional.empty();
        }

        @Override
        public Optional<Media> media() {
            return Optional.empty();
        }
    }

    @Override
    public List<InteractionState> interactions() {
        return List.copyOf(live.values());
    }

    @Override
    public Optional<InteractionState> interaction(String interactionId) {
        return Optional.ofNullable(live.get(interactionId));
    }

    @Override
    public int interactionCount() {
        return live.size();
    }

    @Override
    public List<TeamMember> team() {
        return List.copyOf(members.values());
    }

    @Override
    public List<Resource> resources() {
        return List.copyOf(acquired.values());
    }

    @Override
    public Optional<CardFocus> focus() {
        return Optional.empty();
    }

    @Override
    public Optional<InteractionTab> interactionTab() {
        return Optional.empty();
    }

    @Override
    public Optional<Navigation> navigation() {
        return Optional.empty();
    }

    @Override
    public List<Service> services() {
        return List.of();
    }

    @Override
    public List<ChannelStatus> channelStatuses() {
        return List.of();
    }
}
