package io.widgetry.api.admin;

import io.widgetry.api.WorkspaceState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The operator's view of the core: a service of the core. Safe for several threads; nothing here waits for a widget.
 * Secrets are masked in everything that it returns (rule 20).
 */
@ProviderType
public interface RuntimeAdmin {

    /**
     * The runtime as a whole.
     *
     * @return a snapshot
     */
    RuntimeStatus status();

    /**
     * The signed-in agents.
     *
     * @return by agent id
     */
    List<AgentStatus> agents();

    /**
     * The state of one workspace.
     *
     * @param agentId an agent's id; not null
     * @return empty if the agent is not signed in
     */
    Optional<WorkspaceState> workspace(String agentId);

    /**
     * The live interactions of all agents.
     *
     * @return by agent id, then in the order in which they appeared
     */
    List<InteractionStatus> interactions();

    /**
     * The deployed widgets.
     *
     * @return by widget id
     */
    List<WidgetStatus> widgets();

    /**
     * The instances of a widget.
     *
     * @param widgetId a widget's id; not null
     * @return by agent id, then interaction id; empty if there is no such widget
     */
    List<InstanceStatus> instances(String widgetId);

    /**
     * Watches events as they are accepted.
     *
     * @param filter which events; not null
     * @param capacity how many may wait for the listener; what exceeds it is left out and counted; from 1 to 1,000,000
     * @param listener called one event at a time, in each workspace's order, from a thread of the core's; what it throws
     *     ends the monitor; not null
     * @return the monitor, to be closed
     * @throws IllegalArgumentException if the capacity is out of range
     */
    EventMonitor monitor(EventFilter filter, int capacity, Consumer<ObservedEvent> listener);

    /**
     * How the widgets' states changed, as far back as it is kept.
     *
     * @return oldest first; unmodifiable
     */
    List<WidgetTransition> transitions();

    /**
     * Lifts a widget's quarantine: it is told the state again and goes on.
     *
     * @param widgetId a widget's id; not null
     * @return whether there is such a widget and it was quarantined
     */
    boolean release(String widgetId);

    /**
     * What widgets are granted by the core's configuration: {@code tokenGrants} and {@code actionGrants}.
     *
     * @return tokens first, then actions; within these by holder, {@link Grant#OTHERS} last; unmodifiable
     */
    List<Grant> grants();

    /**
     * The latest traced events, accepted or rejected.
     *
     * @param filter which events; the widget, if one is given, must have been routed to; not null
     * @param limit how many at most; at least 1
     * @return newest first; unmodifiable; empty if tracing is switched off
     * @throws IllegalArgumentException if the limit is below 1
     */
    List<EventTrace> traces(EventFilter filter, int limit);

    /**
     * Explains what became of an event, for every widget or for one: those to which it was not routed are in the
     * deliveries as {@link DeliveryTrace.Outcome#FILTERED}, each with the reason.
     *
     * @param event a trace's number, the id that the event's source gave it, or agent id and number in the workspace as
     *     in {@code 600008/412}; not null
     * @param widgetId the only widget to explain it for; empty for all; not null
     * @return empty if there is no trace of such an event: it was never published, or too long ago, or tracing is off
     */
    Optional<EventTrace> explain(String event, Optional<String> widgetId);
}
