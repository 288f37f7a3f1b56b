package io.widgetry.core.internal.admin;

import io.widgetry.api.DataEventType;
import io.widgetry.api.InteractionState;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.Grant;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.CardFocus;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.EventTraces;
import io.widgetry.core.internal.dispatch.Workspace;
import io.widgetry.core.internal.state.InteractionSnapshot;
import io.widgetry.core.internal.state.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The operator's view of the dispatcher. */
public final class Admin implements RuntimeAdmin {
    private final Dispatcher dispatcher;
    private final WidgetReport widgets;
    private final EventTraces traces;
    private final Instant since = Instant.now();

    public Admin(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.widgets = new WidgetReport(dispatcher);
        this.traces = new EventTraces(dispatcher);
    }

    @Override
    public RuntimeStatus status() {
        return new RuntimeStatus(
                dispatcher.settings().product(),
                since,
                dispatcher.workspaces().size(),
                dispatcher.workspaces().stream()
                        .mapToInt(workspace -> workspace.state().interactionCount())
                        .sum(),
                dispatcher.widgets().size(),
                dispatcher.widgets().stream()
                        .mapToInt(host -> host.instances().size())
                        .sum(),
                dispatcher.counters().accepted(),
                dispatcher.counters().duplicates(),
                Map.copyOf(dispatcher.counters().rejected()),
                dispatcher.workers(),
                dispatcher.busyWorkers(),
                dispatcher.abandonedWorkers(),
                dispatcher.settings().workers().abandoned());
    }

    @Override
    public List<AgentStatus> agents() {
        return workspaces().map(Admin::agent).toList();
    }

    private Stream<Workspace> workspaces() {
        return dispatcher.workspaces().stream().sorted(Comparator.comparing(Workspace::agentId));
    }

    private static AgentStatus agent(Workspace workspace) {
        Snapshot state = workspace.state();
        Optional<AgentState> agent = state.agentState();
        return new AgentStatus(
                workspace.agentId(),
                agent.map(AgentState::currentState),
                agent.map(AgentState::reasonCode),
                agent.flatMap(AgentState::lastStateChange).or(() -> since(state)),
                state.interactionCount(),
                state.focus().flatMap(CardFocus::interactionId),
                state.sequence(),
                workspace.since(),
                workspace.source());
    }

    private static Optional<Instant> since(Snapshot state) {
        return state.current(DataEventType.AGENT_STATE, null).stream()
                .map(fact -> fact.time())
                .findFirst();
    }

    @Override
    public Optional<WorkspaceState> workspace(String agentId) {
        return dispatcher.workspace(agentId).map(Workspace::state);
    }

    @Override
    public List<InteractionStatus> interactions() {
        return workspaces()
                .flatMap(workspace -> workspace.state().interactions().stream()
                        .map(interaction -> interaction(workspace, interaction)))
                .toList();
    }

    private static InteractionStatus interaction(Workspace workspace, InteractionState interaction) {
        return new InteractionStatus(
                workspace.agentId(),
                interaction,
                ((InteractionSnapshot) interaction).source(),
                workspace.widgetsOf(interaction.id()));
    }

    @Override
    public List<WidgetStatus> widgets() {
        return widgets.all();
    }

    @Override
    public List<InstanceStatus> instances(String widgetId) {
        return widgets.instances(widgetId);
    }

    @Override
    public EventMonitor monitor(EventFilter filter, int capacity, Consumer<ObservedEvent> listener) {
        return dispatcher.monitors().open(filter, capacity, listener);
    }

    @Override
    public List<WidgetTransition> transitions() {
        return dispatcher.supervisor().transitions();
    }

    @Override
    public boolean release(String widgetId) {
        return dispatcher
                .widget(widgetId)
                .map(host -> dispatcher.supervisor().release(host, "an operator released it"))
                .orElse(false);
    }

    @Override
    public List<Grant> grants() {
        return dispatcher.settings().grants().listed();
    }

    @Override
    public List<EventTrace> traces(EventFilter filter, int limit) {
        return traces.latest(filter, limit);
    }

    @Override
    public Optional<EventTrace> explain(String event, Optional<String> widgetId) {
        return traces.explain(event, widgetId);
    }
}
