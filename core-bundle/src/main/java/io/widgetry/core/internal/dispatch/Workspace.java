package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.WidgetMessage;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.dispatch.Membership.Start;
import io.widgetry.core.internal.state.Fact;
import io.widgetry.core.internal.state.InteractionSnapshot;
import io.widgetry.core.internal.state.Snapshot;
import io.widgetry.core.internal.trace.Trace;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One signed-in agent's session. One writer at a time: whoever holds the lock changes the state, numbers the event and
 * puts it into mailboxes; no widget code runs here.
 */
public final class Workspace {
    private final String agentId;
    private final Dispatcher dispatcher;
    private final Instant since;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile Snapshot state;
    private volatile String source = "";

    // Guarded by the lock.
    private final Routing routing;
    private final Seams seams;
    private final Successions successions;
    private final Set<WidgetHost> attached = new HashSet<>();
    private final ClosedInteractions closedInteractions;
    private boolean open = true;
    private long acceptedAt; // of the event at hand, on the nano clock

    Workspace(String agentId, Dispatcher dispatcher) {
        this.agentId = agentId;
        this.dispatcher = dispatcher;
        this.since = dispatcher.surroundings().clock().instant();
        this.routing = new Routing(dispatcher, this);
        this.seams = new Seams(this, routing);
        this.successions = new Successions(dispatcher, this, routing);
        this.state = Snapshot.empty(agentId);
        this.closedInteractions = new ClosedInteractions(dispatcher);
    }

    public String agentId() {
        return agentId;
    }

    public Instant since() {
        return since;
    }

    public Snapshot state() {
        return state;
    }

    /** {@return the state between two events, never within one; null if the workspace has been closed} */
    Snapshot settled() {
        lock.lock();
        try {
            return open ? state : null;
        } finally {
            lock.unlock();
        }
    }

    /** {@return where the last event came from} */
    public String source() {
        return source;
    }

    /** {@return the ids of the widgets that have an instance for an interaction, sorted} */
    public List<String> widgetsOf(String interactionId) {
        lock.lock();
        try {
            return routing.widgetsOf(interactionId);
        } finally {
            lock.unlock();
        }
    }

    Seams seams() {
        return seams;
    }

    Successions successions() {
        return successions;
    }

    /** Runs a change of what the lock guards. */
    void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts or rejects an event; null if the workspace has been closed, and a new one is needed. */
    PublishResult accept(Incoming in) {
        lock.lock();
        try {
            if (!open) {
                return null;
            }
            PublishResult fault = Admission.check(in, state, closedInteractions.contains(in.interactionId()), limit());
            if (fault != null) {
                return fault;
            }
            source = in.event().source();
            acceptedAt = dispatcher.traces().isOff() ? 0 : System.nanoTime();
            long before = state.sequence();
            apply(in);
            return PublishResult.accepted(in.isClosing() && state.sequence() == before ? 0 : before + 1);
        } finally {
            lock.unlock();
            dispatcher.pool().begin();
        }
    }

    private int limit() {
        return dispatcher.settings().limits().interactions();
    }

    private void apply(Incoming in) {
        if (Admission.opensInteraction(in.type())) {
            openInteraction(in);
        }
        if (in.isClosing()) {
            observeControl(in);
            endAndClose(in.interactionId(), in.time());
        } else if (in.type() == DataEventType.INTERACTION || in.type() == DataEventType.ANY_INTERACTION) {
            // One fact, two names, whichever of them the source used (rule 9).
            Fact bound = fact(DataEventType.INTERACTION, in, 1);
            Fact any = fact(DataEventType.ANY_INTERACTION, in, 2);
            Snapshot.TwoNames after = state.with(bound, any);
            state = after.afterBoth();
            emit(bound, after.afterFirst(), in.event());
            emit(any, after.afterBoth(), null);
        } else if (Admission.isEnd(in.type())) {
            end(in);
        } else {
            emit(in, in.type(), in.json(), in.payload(), in.event());
            if (in.payload() instanceof AgentState agent && agent.loggedOut()) {
                close(in.time());
            }
        }
    }

    private void openInteraction(Incoming in) {
        String id = in.interactionId();
        if (routing.isLive(id)) {
            return;
        }
        routing.openInteraction(id);
        state = state.with(InteractionSnapshot.opened(
                id, state.sequence() + 1, in.time(), in.event().source()));
        for (WidgetHost host : attached) {
            if (host.descriptor().scope() == Scope.INTERACTION) {
                create(host, id);
            }
        }
    }

    private void end(Incoming in) {
        Fact known = state.find(in.interactionId()).update();
        // The payload is the last known one: there is no state ENDED (rule 13).
        boolean takeKnown = known != null
                && in.payload() instanceof Interaction told
                && (told.state() == null || "ENDED".equalsIgnoreCase(told.state()));
        String json = takeKnown ? known.json() : in.json();
        Payload payload = takeKnown ? known.payload() : in.payload();
        boolean afterContactWork = in.event().afterContactWork();
        state = state.with(state.find(in.interactionId()).ended(in.time(), afterContactWork));
        emit(in, DataEventType.INTERACTION_ENDED, json, payload, in.event());
        emit(in, DataEventType.ANY_INTERACTION_ENDED, json, payload, null);
        if (!afterContactWork) {
            closeInteraction(in.interactionId());
        }
    }

    private void emit(Incoming in, DataEventType type, String json, Payload payload, SourceEvent origin) {
        String name = type == null ? in.event().type() : type.wireName();
        emit(name, type, in.interactionId(), in.time(), json, payload, origin);
    }

    private void emit(
            String name,
            DataEventType type,
            String interactionId,
            Instant time,
            String json,
            Payload payload,
            SourceEvent origin) {
        Fact fact = new Fact(name, type, agentId, interactionId, state.sequence() + 1, time, json, payload);
        state = state.with(fact);
        emit(fact, state, origin);
    }

    private Fact fact(DataEventType type, Incoming in, int further) {
        long number = state.sequence() + further;
        return new Fact(type.wireName(), type, agentId, in.interactionId(), number, in.time(), in.json(), in.payload());
    }

    /** Tells a fact that has a number, and the state after it. */
    private void emit(Fact fact, Snapshot after, SourceEvent origin) {
        Delivery event = Delivery.live(fact, after, this, dispatcher.traces().accepted(fact, origin, acceptedAt));
        Receivers receivers = dispatcher.receivers();
        routing.route(event, receivers);
        dispatcher.observe(fact, origin, receivers);
    }

    private void observeControl(Incoming in) {
        Fact control =
                new Fact(in.event().type(), null, agentId, in.interactionId(), 0, in.time(), "null", in.payload());
        dispatcher.traces().accepted(control, in.event(), acceptedAt);
        dispatcher.observe(control, in.event(), dispatcher.receivers());
    }

    /** An end that no source told: its instances are told before they end, always (rule 12). */
    private void endAndClose(String interactionId, Instant time) {
        InteractionSnapshot live = state.find(interactionId);
        if (!live.afterContactWork()) {
            Fact known = live.update();
            Payload payload = known == null ? dispatcher.unknownInteraction(interactionId) : known.payload();
            state = state.with(live.ended(time, false));
            String json = known == null ? dispatcher.mapper().write(Map.of("id", interactionId)) : known.json();
            for (DataEventType type : List.of(DataEventType.INTERACTION_ENDED, DataEventType.ANY_INTERACTION_ENDED)) {
                emit(type.wireName(), type, interactionId, time, json, payload, null);
            }
        }
        closeInteraction(interactionId);
    }

    private void closeInteraction(String interactionId) {
        Snapshot lastState = state;
        state = state.without(interactionId);
        closedInteractions.add(interactionId);
        routing.closeInteraction(interactionId).forEach(instance -> instance.end(lastState));
    }

    /** The agent signed out, and has been told (rule 15). */
    private void close(Instant time) {
        state.interactions().forEach(interaction -> endAndClose(interaction.id(), time));
        open = false;
        attached.clear(); // events that a widget keeps keep this workspace, but no other widget
        routing.closeHome().forEach(instance -> instance.end(state));
        dispatcher.closed(this);
    }

    /** Opens for widgets and publishers at once: nobody publishes before all widgets have their instances. */
    boolean openIn(ConcurrentMap<String, Workspace> workspaces, List<WidgetHost> widgets) {
        lock.lock();
        try {
            boolean mine = workspaces.putIfAbsent(agentId, this) == null;
            if (mine) {
                widgets.forEach(this::attach);
            }
            return mine;
        } finally {
            lock.unlock();
        }
    }

    /** Gives a widget its instances here; once. */
    void attach(WidgetHost host) {
        locked(() -> {
            if (!open || host.isRemoved() || !attached.add(host)) {
                return;
            }
            switch (host.descriptor().scope()) {
                case AGENT -> create(host, null);
                case INTERACTION -> state.interactions().forEach(interaction -> create(host, interaction.id()));
                case RUNTIME -> host.instances().forEach(this::join);
            }
        });
    }

    private void create(WidgetHost host, String interactionId) {
        Instance instance = new Instance(host, dispatcher, this, interactionId, state);
        host.instances().add(instance);
        routing.add(instance);
        instance.membership().addEarly(routing.replays(instance, state));
        if (host.isWaiting()) {
            instance.inbox().suspend(); // it begins, but for a version of its widget that is to come
        }
        instance.inbox().keepFor(host.keepFor());
        instance.admittance().join();
        instance.inbox().begin();
    }

    /** Puts a new version of a widget in the place of the old one, for contexts that are to come; false if it was not there. */
    boolean replace(WidgetHost old, WidgetHost host) {
        lock.lock();
        try {
            return open && attached.remove(old) && attached.add(host);
        } finally {
            lock.unlock();
        }
    }

    /** A runtime-scoped instance begins to see this workspace. */
    private void join(Instance instance) {
        boolean follows = !instance.membership().inherited().isEmpty()
                && instance.membership().begin(this, Start.at(state), Start.at(state));
        instance.membership().declaredHere(this, state.sequence());
        successions.listen(instance);
        List<Delivery> replays = routing.replays(instance, state);
        if (!follows || !instance.membership().addEarly(replays)) {
            replays.forEach(instance.inbox()::offerAlways);
        }
        instance.subscriptions().all().forEach(subscription -> seams.subscribe(instance, subscription));
    }

    /** Takes a widget's instances away. */
    void detach(WidgetHost host) {
        locked(() -> {
            if (attached.remove(host)) {
                List<Instance> gone = host.descriptor().scope() == Scope.RUNTIME
                        ? List.copyOf(host.instances())
                        : routing.instancesOf(host);
                gone.forEach(routing::remove);
            }
        });
    }

    /** A widget that could not be made before is tried again. */
    void beginAgain(Instance instance) {
        locked(() -> {
            routing.beginAgain(instance);
            instance.membership().beginAgain(this, state);
        });
    }

    /** {@return whether events are routed to an instance here} */
    boolean isRouted(Instance instance) {
        return open
                && (instance.scope() == Scope.RUNTIME
                        ? attached.contains(instance.host())
                        : instance.membership().isRouted());
    }

    /** Sends a message between widgets, as an event like any other (rules 16 and 22); returns its number, 0 if it cannot. */
    long send(Sender sender, Message message, WidgetMessage payload) {
        lock.lock();
        try {
            if (!open || sender.isShut() || !routing.isThere(sender)) {
                return 0; // no event of an interaction follows its closing
            }
            long number = state.sequence() + 1;
            emitMessage(DataEvents.MESSAGE, DataEventType.MESSAGE, sender, message, payload);
            if (message.widgetId() != null) {
                emitMessage(message.addressedName(), null, sender, message, payload);
            }
            return number;
        } finally {
            lock.unlock();
            dispatcher.pool().begin();
        }
    }

    private void emitMessage(String name, DataEventType type, Sender sender, Message message, WidgetMessage payload) {
        Fact fact = new Fact(
                name,
                type,
                agentId,
                message.everywhere() ? null : sender.interactionId(),
                state.sequence() + 1,
                dispatcher.surroundings().clock().instant(),
                message.json(),
                payload);
        state = state.with(fact);
        Receivers receivers = dispatcher.receivers();
        Trace trace = dispatcher.traces().sent(fact, message.by(sender), System.nanoTime());
        routing.route(Delivery.live(fact, state, this, trace), message, sender, receivers);
        dispatcher.observe(fact, message, sender, receivers);
    }
}
