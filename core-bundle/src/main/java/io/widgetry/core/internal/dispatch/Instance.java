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
    private final CallbackGuard guard = new CallbackGuard(this);
    private final Callbacks callbacks = new Callbacks(this, guard);
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
        this.membership = birth == null
                ? new Membership(declared.events())
                : new Membership(declared.events(), host.expected(), workspace, birth);
        this.inbox = new Inbox(
                this, dispatcher.pool(), this::asksFor, dispatcher.settings().capacity(declared), declared.overflow());
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

    private boolean asksFor(String event) {
        return subscribesTo(event) || membership.keeps(event);
    }

    /** opened() has returned, or it could not be made: what is to be told first goes before what came meanwhile. */
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
        try {
            if (opened || open()) {
                workOff(widget.get());
            }
        } finally {
            rest();
        }
    }

    private void workOff(Widget within) {
        for (WidgetCode answer = inbox.nextAnswer(); answer != null; answer = inbox.nextAnswer()) {
            guard.run("an action's answer", within, answer);
        }
        int left = EVENTS_A_TURN;
        for (Delivery event = inbox.next(); event != null; event = --left > 0 ? inbox.next() : null) {
            deliver(event, within);
        }
    }

    private void deliver(Delivery event, Widget within) {
        moment.begin(event);
        boolean heard = callbacks.deliver(event, within);
        moment.pass();
        if (heard) {
            lastSequence = event.sequence();
            delivered++;
        }
    }

    private void rest() {
        Rest left = inbox.rest(opened);
        if (left == Rest.CLOSE) {
            close();
        } else if (left == Rest.RESYNC) {
            dispatcher.resync(this, false);
            dispatcher.pool().submit(this);
        }
    }

    private boolean open() {
        if (workspace != null && inbox.hasFailed() && !membership.hasNotOpened()) {
            workspace.beginAgain(this);
        }
        if (!inbox.enterCallback()) {
            return false;
        }
        try {
            return openWithin();
        } finally {
            inbox.leaveCallback(); // what has been got has been given back, if the service goes
        }
    }

    private boolean openWithin() {
        guard.run("its creation", null, () -> widget.set(host.acquire()));
        Widget made = widget.get();
        if (made == null) {
            inbox.creationFailed().ifPresent(this::tryAgain);
            return false;
        }
        if (!inbox.isHeld()) {
            opened = true;
            guard.run("opened", made, () -> made.opened(context));
            if (!inbox.isShut()) { // else a new version begins where this one did
                begin();
            }
        }
        if (inbox.isHeld()) {
            releaseWidget();
            return false;
        }
        return true;
    }

    private void begin() {
        boolean late = inbox.created() && !inbox.isKeeping();
        dispatcher.opened(this);
        if (late) { // earlier attempts failed: the state comes before what waits now
            dispatcher.resync(this, true);
        }
    }

    private void tryAgain(Duration later) {
        if (!inbox.isKeeping()) {
            dispatcher.opened(this); // it is given what it subscribes to, no longer all it might yet ask for
        }
        dispatcher.deployments().after(later, inbox::begin);
    }

    private void close() {
        if (!inbox.enterClosing()) {
            return;
        }
        Widget closing = widget.get();
        if (opened && closing != null && !inbox.isShut()) {
            guard.run("closed", closing, () -> closing.closed(context));
        }
        releaseWidget();
        inbox.leaveCallback();
        fence();
    }

    /** Stops the instance at once: what waits is thrown away, no callback is entered any more (rule 24). */
    void fence() {
        moment.end(moment.state());
        if (inbox.fence()) {
            context.store().close();
            host.ended(this, countersAtEnd());
            callbacks.added().clear();
        }
    }

    /** What still runs has had its time: from now on it has no effect, and nothing of the widget is held. */
    void seal() {
        inbox.seal();
        context.store().close();
        if (!membership.hasNotOpened()) { // what it was not to be told, since it subscribed later, no other is either
            inbox.keepOnly(callbacks::isForAnyone, Set.of());
        }
        callbacks.added().cancel();
        releaseWidget();
    }

    /** Takes over from another instance of the same context; what it left is to be put into its inbox. */
    Estate succeed(Instance predecessor) {
        Estate estate = predecessor.inbox.handOver();
        Snapshot ended = predecessor.moment.ended();
        if (ended != null) {
            moment.end(ended);
        }
        view = predecessor.view;
        context.store().inherit(predecessor.context.store());
        lastSequence = predecessor.lastSequence;
        host.succeed(predecessor.countersAtEnd());
        return estate;
    }

    /** Gives the widget's object back, once. */
    void releaseWidget() {
        Widget held = widget.getAndSet(null);
        if (held != null) {
            host.release(held);
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

    /** The same without what waits; an event that a hung callback holds counts as delivered, since nobody gets it again. */
    private Counters countersAtEnd() {
        int held = moment.isNow() ? 1 : 0;
        return new Counters(0, delivered + held, guard.failed(), inbox.dropped(), inbox.conflated());
    }

    @Override
    public String toString() {
        return host + " for " + context.place();
    }
}
