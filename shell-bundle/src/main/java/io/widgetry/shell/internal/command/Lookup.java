package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import java.util.List;
import java.util.Optional;

/** Finds agents, interactions and widgets by what was typed: an id, or so much of it that it can be no other. */
final class Lookup {
    private final RuntimeAdmin admin;

    Lookup(RuntimeAdmin admin) {
        this.admin = admin;
    }

    AgentStatus agent(String typed) throws CommandException {
        List<AgentStatus> agents = admin.agents();
        String id = Noun.AGENT.choose(
                typed, agents.stream().map(AgentStatus::agentId).toList());
        return agents.stream()
                .filter(agent -> agent.agentId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The id of an agent, where one was typed. */
    Optional<String> agentId(Optional<String> typed) throws CommandException {
        return typed.isEmpty() ? typed : Optional.of(agent(typed.get()).agentId());
    }

    /** The interactions of one id: more than one where several agents have it. */
    List<InteractionStatus> interaction(String typed, Optional<String> agentId) throws CommandException {
        List<InteractionStatus> live = admin.interactions().stream()
                .filter(interaction ->
                        agentId.isEmpty() || interaction.agentId().equals(agentId.get()))
                .toList();
        String id = Noun.INTERACTION.choose(
                typed,
                live.stream()
                        .map(interaction -> interaction.state().id())
                        .distinct()
                        .toList());
        return live.stream()
                .filter(interaction -> interaction.state().id().equals(id))
                .toList();
    }

    WidgetStatus widget(String typed) throws CommandException {
        List<WidgetStatus> widgets = admin.widgets();
        String id = Noun.WIDGET.choose(
                typed, widgets.stream().map(WidgetStatus::widgetId).toList());
        return widgets.stream()
                .filter(widget -> widget.widgetId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
