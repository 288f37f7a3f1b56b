package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.Scope;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.Untyped;
import io.widgetry.api.payload.WidgetMessage;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.json.PayloadMapper;
import io.widgetry.core.internal.state.Fact;
import io.widgetry.core.internal.trace.Traces;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event dispatcher: workspaces by agent, widgets by identity, and the threads that serve them. */
public final class Dispatcher implements DataEventPublisher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final ConcurrentMap<String, Workspace> workspaces = new ConcurrentHashMap<>();
    private final Monitors monitors;
    private final PublishCounters counters = new PublishCounters();
    private final WorkerPool pool;
    private final PayloadMapper mapper;
    private final Intake intake;
    private final Actions actions;
    private final Deployments deployments;
    private final Supervisor supervisor;
    private final Views views = new Views(this);
    private final Traces traces;
    private final Watching watching;
    private final Surroundings surroundings;
    private volatile Settings settings;

    public Dispatcher(Settings settings, PayloadMapper mapper) {
        this(settings, mapper, Watching.ALL);
    }

    /** One that leaves out some of what it does besides dispatching, to measure what that costs. */
    public Dispatcher(Settings settings, PayloadMapper mapper, Watching watching) {
        this(settings, mapper, watching, new RealTime());
    }

    /** One with its own idea of time. */
    public Dispatcher(Settings settings, PayloadMapper mapper, Watching watching, Surroundings surroundings) {
        this.watching = watching;
        this.surroundings = surroundings;
        this.settings = settings;
        this.mapper = mapper;
        this.pool = new WorkerPool(
                () -> this.settings.workers().size(),
                () -> this.settings.workers().spare(),
                () -> this.settings.workers().abandoned());
        this.monitors = new Monitors(pool);
        this.intake = new Intake(this, new RecentEvents(settings.limits().duplicateWindow()));
        this.actions = new Actions(this);
        this.deployments = new Deployments(this);
        this.traces = new Traces(settings.limits().traces());
        this.supervisor = new Supervisor(this);
    }

    public Settings settings() {
        return settings;
    }

    /** Goes on with other settings. */
    public void configure(Settings changed) {
        settings = changed;
    }

    public PayloadMapper mapper() {
        return mapper;
    }

    public Actions actions() {
        return actions;
    }

    public Monitors monitors() {
        return monitors;
    }

    public PublishCounters counters() {
        return counters;
    }

    public Collection<Workspace> workspaces() {
        return workspaces.values();
    }

    public Optional<Workspace> workspace(String agentId) {
        return Optional.ofNullable(workspaces.get(agentId));
    }

    public List<WidgetHost> widgets() {
        return deployments.widgets();
    }

    public Deployments deployments() {
        return deployments;
    }

    public Optional<WidgetHost> widget(String id) {
        return widgets().stream().filter(host -> host.id().equals(id)).findFirst();
    }

    /** {@return what an instance keeps in its store under a name} */
    public Optional<Object> kept(Instance instance, String key) {
        return instance.context().store().get(key);
    }

    public int workers() {
        return pool.workers();
    }

    public int busyWorkers() {
        return pool.busy();
    }

    /** {@return how many threads were given up because a callback on them does not return} */
    public int abandonedWorkers() {
        return pool.abandoned();
    }

    public Supervisor supervisor() {
        return supervisor;
    }

    public Views views() {
        return views;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Traces traces() {
        return traces;
    }

    Watching watching() {
        return watching;
    }

    WorkerPool pool() {
        return pool;
    }

    @Override
    public PublishResult publish(SourceEvent event) {
        PublishResult result = intake.publish(event);
        if (!result.isAccepted()) {
            traces.rejected(event, result.message());
        }
        return counters.count(result);
    }

    /** Hands an event to its workspace, which is made if need be. */
    PublishResult accept(Incoming in) {
        for (; ; ) {
            String agentId = in.event().agentId();
            Workspace workspace = workspaces.get(agentId);
            if (workspace == null) {
                if (in.isClosing()) {
                    return PublishResult.rejected(
                            PublishResult.Reason.NO_INTERACTION,
                            "agent " + agentId + " is not signed in, so interaction " + in.interactionId()
                                    + " cannot be closed");
                }
                if (workspaces.size() >= settings.limits().agents()) {
                    return PublishResult.rejected(
                            PublishResult.Reason.LIMIT,
                            "agent " + agentId + " would exceed the configured limit of "
                                    + settings.limits().agents() + " workspaces");
                }
                workspace = open(agentId);
            }
            // Null: it has closed between the look-up and now, and the next round makes a new one.
            PublishResult result = workspace == null ? null : workspace.accept(in);
            if (result != null) {
                return result;
            }
        }
    }

    // A widget that is being added sees the new workspace in the map, or is seen in the list.
    private Workspace open(String agentId) {
        Workspace made = new Workspace(agentId, this);
        return made.openIn(workspaces, widgets()) ? made : workspaces.get(agentId);
    }

    void closed(Workspace workspace) {
        workspaces.remove(workspace.agentId(), workspace);
    }

    /** Goes on with what a widget declares now, of the same scope. */
    public void redeclare(WidgetHost host, WidgetDescriptor changed) {
        host.describe(changed);
        supervisor.release(host, "its service properties changed");
        for (Instance instance : host.instances()) {
            Set<String> before = instance.declaredEvents();
            if (instance.scope() == Scope.RUNTIME) {
                instance.membership().declare(changed.events());
            }
            seenBy(instance).forEach(workspace -> workspace.seams().redeclare(instance, before, changed.events()));
            instance.inbox().bound(settings.capacity(changed), changed.overflow());
        }
    }

    private Collection<Workspace> seenBy(Instance instance) {
        return instance.workspace() == null ? workspaces.values() : List.of(instance.workspace());
    }

    void subscribe(Instance instance, Subscription subscription) {
        if (instance.workspace() != null) {
            instance.workspace().seams().add(instance, subscription);
        } else if (instance.subscriptions().add(subscription)) {
            // What waits may be of agents that have signed out.
            Set<Workspace> seen = new LinkedHashSet<>(instance.membership().birthplaces());
            seen.addAll(workspaces.values());
            seen.forEach(workspace -> workspace.seams().subscribe(instance, subscription));
        }
    }

    /** An instance's opened() has returned, or it could not be made. */
    void opened(Instance instance) {
        if (instance.workspace() != null) {
            instance.workspace().successions().opened(instance);
        } else {
            Successions.opened(instance, seenBy(instance));
        }
    }

    void unsubscribe(Instance instance, Predicate<Subscription> which) {
        if (instance.workspace() != null) {
            instance.workspace().seams().remove(instance, which);
        } else {
            List<String> gone = instance.subscriptions().remove(which);
            workspaces.values().forEach(workspace -> workspace.seams().unsubscribe(instance, gone));
        }
    }

    /** Tells an instance again what its mailbox could not keep of the state. */
    void resync(Instance instance, boolean first) {
        instance.inbox()
                .read(MailboxQueue::lostOf)
                .forEach(workspace -> workspace.seams().resync(instance, first));
    }

    long send(Sender sender, Workspace workspace, Message message) {
        WidgetMessage payload = new WidgetMessage(plain(message.json()));
        return workspace.send(sender, message, payload);
    }

    /** A copy of plain values that holds nothing of the widget that made them. */
    @SuppressWarnings("unchecked") // a map is written as an object, and an object is read as a map
    Map<String, Object> copyOf(Map<String, ?> values) {
        return (Map<String, Object>) plain(mapper.write(values));
    }

    Object plain(String json) {
        try {
            return ((Untyped) mapper.bind(null, json)).value();
        } catch (MalformedEventException overALimit) {
            throw new IllegalArgumentException(overALimit.getMessage(), overALimit);
        }
    }

    /** What is known of an interaction of which nothing but its id has been told. */
    Interaction unknownInteraction(String interactionId) {
        try {
            return (Interaction) mapper.bind(DataEventType.INTERACTION, mapper.write(Map.of("id", interactionId)));
        } catch (MalformedEventException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Receivers receivers() {
        return monitors.isEmpty() ? Receivers.NOBODY_ASKS : new Receivers();
    }

    void observe(Fact fact, SourceEvent origin, Receivers receivers) {
        if (receivers != Receivers.NOBODY_ASKS) {
            monitors.observe(fact, origin, null, receivers);
        }
    }

    void observe(Fact fact, Message message, Sender sender, Receivers receivers) {
        if (receivers != Receivers.NOBODY_ASKS) {
            monitors.observe(fact, null, message.route(sender), receivers);
        }
    }

    /**
     * Stops accepting events and waits until the mailboxes are empty.
     *
     * @return whether they were within the time
     */
    public boolean drain(Duration atMost) {
        intake.stop();
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isQuiet()) {
            if (System.nanoTime() >= deadline) {
                return false;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    /** {@return whether nothing waits in any mailbox and nothing runs} */
    public boolean isQuiet() {
        return pool.isQuiet();
    }

    @Override
    public void close() {
        intake.stop();
        supervisor.close();
        deployments.close();
        surroundings.close();
        monitors.close();
        views.close();
        pool.close();
    }
}
