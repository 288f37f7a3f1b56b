package io.widgetry.shell.internal.command;

import io.widgetry.api.InteractionState;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.CardFocus;
import io.widgetry.api.payload.ChannelStatus;
import io.widgetry.api.payload.InteractionTab;
import io.widgetry.api.payload.Navigation;
import io.widgetry.api.payload.Resource;
import io.widgetry.api.payload.Service;
import io.widgetry.api.payload.TeamMember;
import java.util.List;
import java.util.Optional;

/** A workspace that has little more than the agent's state. */
record FakeWorkspace(String agentId, AgentState state, Capabilities capabilities) implements WorkspaceState {
    @Override
    public long sequence() {
        return 1;
    }

    @Override
    public Optional<AgentState> agentState() {
        return Optional.of(state);
    }

    @Override
    public List<InteractionState> interactions() {
        return List.of();
    }

    @Override
    public Optional<InteractionState> interaction(String interactionId) {
        return Optional.empty();
    }

    @Override
    public int interactionCount() {
        return 0;
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
    public List<TeamMember> team() {
        return List.of();
    }

    @Override
    public List<Service> services() {
        return List.of();
    }

    @Override
    public List<Resource> resources() {
        return List.of();
    }

    @Override
    public List<ChannelStatus> channelStatuses() {
        return List.of();
    }
}
