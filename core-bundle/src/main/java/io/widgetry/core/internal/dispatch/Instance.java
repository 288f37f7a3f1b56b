package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.admin.Counters;
import io.widgetry.core.internal.dispatch.CallbackGuard.WidgetCode;
import io.widgetry.core.internal.dispatch.StallRecord.Running;
import io.widgetry.core.internal.dispatch.Turns.Entry;
import io.widgetry.core.internal.dispatch.Turns.Rest;
import io.widgetry.core.internal.state.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A widget in one context. Its turns on the worker threads, one at a time, work off what the workspace puts into its
 * inbox.
 */
public final class Instance implements Task, Predicate<String> {
    private static final int EVENTS_A_TURN = 64;

    private final WidgetHost host;
    private final Dispatcher dispatcher;
    private final Workspace workspace; // null for a runtime-scoped instance, which sees all of them
    private final String interactionId;
    private final Scope scope;
    private final Inbox inbox;
    private final Membership membership;
    private final Moment moment;
    private final InstanceContext context = new InstanceContext(this);
    private final InstanceTrace trace;
    private final CallbackGuard guard;
    private final Callbacks callbacks;
    private volatile Widget widget;
    /** Made when the first message is sent: few widgets ever send one. */
    private MessageBudget messages;

    // Written by the turn only.
    private volatile boolean opened;
    private volatile long delivered;
    private volatile long lastSequence;

    private volatile View view;
    private volatile boolean givenUp;

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

    Admittance admittance() {
        return new Admittance(this);
    }

    /** Gets the widget's object, by the turn; null if it could not be made. */
    Widget make() {
        widget = host.acquire();
        return widget;
    }

    Widget widget() {
        return widget;
    }

    void markOpened() {
        opened = true;
    }

    /** {@return whether opened() has been entered} */
    boolean isOpened() {
        return opened;
    }

    MessageBudget messages() {
        synchronized (moment) { // whose monitor nobody else uses
            if (messages == null) {
                messages =
                        new MessageBudget(() -> dispatcher.settings().limits().messages());
            }
            return messages;
        }
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
        return callbacks;
    }

    Set<String> declaredEvents() {
        return membership.declared();
    }

    /** {@return what the widget subscribed to by API} */
    public Set<String> addedEvents() {
        return callbacks.events();
    }

    public boolean subscribesTo(String event) {
        return declaredEvents().contains(event) || callbacks.contains(event);
    }

    /** Whether it asks for an event. */
    @Override
    public boolean test(String event) {
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

    /** Once it has opened, it is taken to be as quick as its widget was the last time. */
    @Override
    public boolean isQuick() {
        return opened && host.share().isQuick();
    }

    @Override
    public void turn() {
        Entry entry = inbox.enterTurn();
        if (entry == Entry.DISMISSED) {
            dismiss();
        } else if (entry == Entry.OPEN) {
            Stopwatch stopwatch = Stopwatch.mine();
            stopwatch.beginTurn(host.cost());
            try {
                if (opened || new Opening(this, guard, trace).run()) {
                    workOff(widget, stopwatch);
                }
            } finally {
                stopwatch.endTurn();
                rest(stopwatch);
            }
        }
    }

    private void workOff(Widget within, Stopwatch stopwatch) {
        for (WidgetCode answer = inbox.nextAnswer(); answer != null; answer = inbox.nextAnswer()) {
            guard.run(answer.what(), within, answer);
        }
        int left = EVENTS_A_TURN;
        for (Delivery event = next(); event != null; event = --left > 0 ? next() : null) {
            deliver(event, within, stopwatch);
        }
    }

    private Delivery next() {
        admittance().join();
        return inbox.seemsEmpty() ? null : inbox.next();
    }

    private void deliver(Delivery event, Widget within, Stopwatch stopwatch) {
        moment.begin(event);
        long failures = guard.failed();
        stopwatch.beginDelivery();
        boolean heard = callbacks.deliver(event, within);
        stopwatch.endDelivery();
        trace.delivered(event, heard, stopwatch);
        moment.pass();
        if (heard) {
            host.health().called();
            lastSequence = event.sequence();
            delivered++;
        }
        admittance().probed(event, heard, guard.failed() == failures);
    }

    private void rest(Stopwatch stopwatch) {
        Rest left = inbox.rest(opened);
        if (givenUp) {
            givenUp = false;
            host.cameBack();
            releaseWidget();
        }
        if (left == Rest.CLOSE) {
            stopwatch.beginTurn(host.cost());
            close();
            stopwatch.endTurn();
        } else if (left == Rest.RESYNC) {
            dispatcher.resync(this, false);
            dispatcher.pool().submit(this);
        }
    }

    /** Ends in quarantine: the widget hears nothing of it. */
    private void dismiss() {
        if (inbox.enterCallback()) {
            guard.run("its release", widget, this::releaseWidget);
            inbox.leaveCallback();
        }
        fence();
    }

    private void close() {
        if (!inbox.enterClosing()) {
            return;
        }
        Widget closing = widget;
        if (opened && closing != null && !inbox.isShut()) {
            host.health().called();
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
            context.close();
            host.ended(this, countersAtEnd());
            callbacks.clear();
        }
    }

    /** Gives up the thread of a callback that does not return, after it has been fenced. */
    boolean giveUp(Running callback) {
        synchronized (inbox) { // the turn that comes back sees it
            givenUp = inbox.abandon(() -> {
                Running now = running();
                return now != null && now.began() == callback.began();
            });
        }
        if (givenUp) {
            host.gaveUp();
        } else {
            releaseWidget(); // it has just returned
        }
        return givenUp;
    }

    Running running() {
        return guard.running();
    }

    /** What still runs has had its time: from now on it has no effect, and nothing of the widget is held. */
    void seal() {
        inbox.seal();
        context.close();
        if (!membership.hasNotOpened()) { // what it was not to be told, since it subscribed later, no other is either
            inbox.read(mailbox -> mailbox.keepOnly(callbacks::isForAnyone, Set.of()));
        }
        callbacks.cancel();
        releaseWidget();
    }

    /** Takes over from another instance of the same context; what it left is to be put into its inbox. */
    Estate succeed(Instance predecessor) {
        Estate estate = predecessor.inbox.handOver();
        Snapshot ended = predecessor.moment.ended();
        if (ended != null) {
            moment.end(ended);
        }
        trace.succeed(predecessor.trace);
        view = predecessor.view;
        context.inherit(predecessor.context);
        lastSequence = predecessor.lastSequence;
        if (predecessor.host == host) {
            host.replaced(predecessor.countersAtEnd());
            host.instances().remove(predecessor);
        } else {
            host.succeed(predecessor.countersAtEnd());
        }
        return estate;
    }

    /** Once. */
    void releaseWidget() {
        synchronized (guard) { // whoever comes second finds it given back, not half given back
            Widget held = widget;
            widget = null;
            if (held != null) {
                host.release(held);
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

    public View view() {
        return view;
    }

    public long lastSequence() {
        return lastSequence;
    }

    public Optional<Duration> busyFor() {
        return guard.busyFor();
    }

    public Counters counters() {
        return new Counters(
                inbox.read(MailboxQueue::size),
                delivered,
                guard.failed(),
                inbox.read(MailboxQueue::dropped),
                inbox.read(MailboxQueue::conflated));
    }

    /** The same without what waits; an event that a hung callback holds counts as delivered, since nobody gets it again. */
    private Counters countersAtEnd() {
        int held = moment.isNow() ? 1 : 0;
        return new Counters(
                0,
                delivered + held,
                guard.failed(),
                inbox.read(MailboxQueue::dropped),
                inbox.read(MailboxQueue::conflated));
    }

    @Override
    public String toString() {
        return host + " for " + context.place();
    }
}
