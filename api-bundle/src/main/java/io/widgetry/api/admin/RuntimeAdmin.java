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
}
