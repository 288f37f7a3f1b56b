package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.admin.Counters;
import io.widgetry.core.internal.dispatch.CallbackGuard.WidgetCode;
import io.widgetry.core.internal.dispatch.Inbox.Estate;
import io.widgetry.core.internal.dispatch.Inbox.Rest;
import io.widgetry.core.internal.state.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A widget in one context. Its turns on the worker threads, one at a time, work off what the workspace puts into its
 * inbox.
 */
public final class Instance implements Task {
    private static final int EVENTS_A_TURN = 64;

    private final WidgetHost host;
    private final Dispatcher dispatcher;
    /** Null for a runtime-scoped instance, which sees all of them. */
    private final Workspace workspace;

    private final String interactionId;
    private final Scope scope;
    private final Inbox inbox;
    private final Membership membership;
    private final Moment moment;
    private final InstanceContext context = new InstanceContext(this);
    private final InstanceTrace trace;
    private final CallbackGuard guard;
    private final Callbacks callbacks;
    private final AtomicReference<Widget> widget = new AtomicReference<>();

    // Written by the turn only.
    private boolean opened;
    private volatile long delivered;
    private volatile long lastSequence;

    private volatile View view;

    Instance(WidgetHost host, Dispatcher dispatcher, Workspace workspace, String interactionId, Snapshot birth) {
        WidgetDescriptor declared = host.descriptor();
        this.host = host;
        this.dispatcher = dispatcher;
        this.workspace = workspace;
        this.interactionId = interactionId;
        this.scope = declared.scope();
        this.moment = new Moment(workspace);
        this.membership = new Membership(declared.events(), birth);
        this.trace = new InstanceTrace(this, dispatcher.traces());
        this.guard = new CallbackGuard(this);
        this.callbacks = new Callbacks(this, guard);
        this.inbox = new Inbox(
                this, dispatcher.pool(), dispatcher.settings().capacity(declared), declared.overflow(), trace);
    }

    public WidgetHost host() {
        return host;
    }

    public Scope scope() {
        return scope;
    }

    public Optional<String> agentId() {
        return Optional.ofNullable(workspace).map(Workspace::agentId);
    }

    public String interactionId() {
        return interactionId;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    Workspace workspace() {
        return workspace;
    }

    InstanceContext context() {
        return context;
    }

    Inbox inbox() {
        return inbox;
    }

    InstanceTrace trace() {
        return trace;
    }

    Membership membership() {
        return membership;
    }

    Moment moment() {
        return moment;
    }

    InstanceSubscriptions subscriptions() {
        return callbacks.added();
    }

    Set<String> declaredEvents() {
        return membership.declared();
    }

    /** {@return what the widget subscribed to by API} */
    public Set<String> addedEvents() {
        return callbacks.added().events();
    }

    public boolean subscribesTo(String event) {
        return declaredEvents().contains(event) || callbacks.added().contains(event);
    }

    /** opened() has returned, or takes too long: what is to be told first goes before what came meanwhile. */
    void born() {
        inbox.offerFirst(membership.born());
    }

    /** Ends, after what waits has been worked off: calls closed() in a turn. */
    void end(Snapshot lastState) {
        moment.end(lastState);
        inbox.end();
    }

    @Override
    public WorkerShare share() {
        return host.share();
    }

    @Override
    public void turn() {
        if (!inbox.enterTurn()) {
            return;
        }
        Stopwatch stopwatch = Stopwatch.mine();
        stopwatch.beginTurn(host.cost());
        try {
            if (opened || open()) {
                workOff(widget.get(), stopwatch);
            }
        } finally {
            stopwatch.endTurn();
            rest(stopwatch);
        }
    }

    private void workOff(Widget within, Stopwatch stopwatch) {
        for (WidgetCode answer = inbox.nextAnswer(); answer != null; answer = inbox.nextAnswer()) {
            guard.run("an action's answer", within, answer);
        }
        int left = EVENTS_A_TURN;
        for (Delivery event = inbox.next(); event != null; event = --left > 0 ? inbox.next() : null) {
            deliver(event, within, stopwatch);
        }
    }

    private void deliver(Delivery event, Widget within, Stopwatch stopwatch) {
        moment.begin(event);
        stopwatch.beginDelivery();
        boolean heard = callbacks.deliver(event, within);
        stopwatch.endDelivery();
        trace.delivered(event, heard, stopwatch);
        moment.pass();
        if (heard) {
            lastSequence = event.sequence();
            delivered++;
        }
    }

    private void rest(Stopwatch stopwatch) {
        Rest left = inbox.rest(opened);
        if (left == Rest.CLOSE) {
            stopwatch.beginTurn(host.cost());
            close();
            stopwatch.endTurn();
        } else if (left == Rest.RESYNC) {
            dispatcher.resync(this, false);
            dispatcher.pool().submit(this);
        }
    }

    private boolean open() {
        if (workspace != null && inbox.hasFailed()) {
            workspace.beginAgain(this);
        }
        guarded("its creation", () -> widget.set(host.acquire()));
        Widget made = widget.get();
        if (made == null) {
            inbox.creationFailed().ifPresent(this::tryAgain);
            return false;
        }
        opened = true;
        guarded("opened", () -> made.opened(context));
        boolean late = inbox.created();
        if (workspace != null) {
            workspace.opened(this);
        }
        trace.opened();
        if (late) { // earlier attempts failed: the state comes before what waits now
            dispatcher.resync(this, true);
        }
        if (inbox.isShut()) {
            releaseWidget();
        }
        return true;
    }

    private void tryAgain(Duration later) {
        if (workspace != null) {
            workspace.opened(this); // it is given what it subscribes to, no longer all it might yet ask for
        }
        dispatcher.deployments().after(later, inbox::begin);
    }

    private void close() {
        Widget closing = widget.get();
        if (opened && closing != null) {
            guarded("closed", () -> closing.closed(context));
        }
        releaseWidget();
        fence();
    }

    /** Stops the instance at once: what waits is thrown away, no callback is entered any more (rule 24). */
    void fence() {
        moment.end(moment.state());
        if (inbox.fence()) {
            host.ended(this, counters());
            callbacks.added().clear();
        }
    }

    /** Lets what comes wait: the widget's service is gone, and a new version may go on from here. */
    void suspend() {
        inbox.suspend();
        callbacks.added().cancel();
    }

    /** Takes over from another instance of the same context; what it left is to be given to {@link #goOn}. */
    Estate succeed(Instance predecessor) {
        Estate estate = predecessor.inbox.handOver();
        Snapshot ended = predecessor.moment.ended();
        if (ended != null) {
            moment.end(ended);
        }
        trace.succeed(predecessor.trace);
        view = predecessor.view;
        context.store().inherit(predecessor.context.store());
        lastSequence = predecessor.lastSequence;
        host.succeed(predecessor.counters());
        if (workspace != null && estate.first() != null) {
            membership.beginBefore(estate.first());
        }
        return estate;
    }

    /** Goes on where the other stopped. */
    void goOn(Estate estate) {
        inbox.inherit(estate, workspace != null);
    }

    /** Gives the widget's object back, once. */
    void releaseWidget() {
        Widget held = widget.getAndSet(null);
        if (held != null) {
            host.release(held);
        }
    }

    /** Runs widget code outside of an event; not at all once the instance is fenced. */
    private void guarded(String during, WidgetCode code) {
        if (inbox.enterCallback()) {
            try {
                guard.run(during, widget.get(), code);
            } finally {
                inbox.leaveCallback();
            }
        }
    }

    /** {@return whether what the widget does with its context still has an effect} */
    boolean isAlive() {
        boolean alive = !inbox.isShut();
        if (!alive) {
            host.observe("it used its context after the context was closed: it should stop its timers and threads in"
                    + " closed() and in @Deactivate");
        }
        return alive;
    }

    void show(View shown) {
        view = shown;
    }

    /** {@return what it shows, or null} */
    public View view() {
        return view;
    }

    public long lastSequence() {
        return lastSequence;
    }

    /** {@return for how long the running callback has been running} */
    public Optional<Duration> busyFor() {
        return guard.busyFor();
    }

    /** {@return what became of its events} */
    public Counters counters() {
        return new Counters(inbox.size(), delivered, guard.failed(), inbox.dropped(), inbox.conflated());
    }

    @Override
    public String toString() {
        return host + " for " + context.place();
    }
}
