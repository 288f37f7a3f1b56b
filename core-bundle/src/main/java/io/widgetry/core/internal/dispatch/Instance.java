package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.admin.Counters;
import io.widgetry.core.internal.dispatch.CallbackGuard.WidgetCode;
import io.widgetry.core.internal.state.Snapshot;
import io.widgetry.core.internal.state.StateKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A widget in one context, with its mailbox. Events are put in by the workspace under its lock; turns on the worker
 * threads work them off, one turn at a time.
 */
public final class Instance implements Task {
    private static final int EVENTS_A_TURN = 64;
    /** How much that it has not subscribed to may wait for an instance while it opens. */
    private static final int UNASKED = 64;

    private final WidgetHost host;
    private final Dispatcher dispatcher;
    /** Null for a runtime-scoped instance, which sees all of them. */
    private final Workspace workspace;

    private final String interactionId;
    private final Scope scope;
    private final Membership membership;
    private final InstanceContext context = new InstanceContext(this);
    private final CallbackGuard guard = new CallbackGuard(this);
    private final Callbacks callbacks = new Callbacks(this, guard);

    // Guarded by this.
    private final MailboxQueue mailbox;
    private boolean scheduled;
    private boolean ending;
    private boolean inCallback;
    private Thread runner;
    private long delivered;
    private final RetryDelay retry = new RetryDelay();

    // Written by the turn only.
    private volatile Widget widget;
    private boolean opened;
    private volatile long lastSequence;
    private final Moment moment;

    private volatile boolean fenced;
    private volatile View view;

    Instance(WidgetHost host, Dispatcher dispatcher, Workspace workspace, String interactionId, Snapshot birth) {
        WidgetDescriptor descriptor = host.descriptor();
        this.host = host;
        this.dispatcher = dispatcher;
        this.workspace = workspace;
        this.interactionId = interactionId;
        this.moment = new Moment(workspace);
        this.scope = descriptor.scope();
        this.membership = new Membership(descriptor.events(), birth);
        this.mailbox = new MailboxQueue(dispatcher.settings().capacity(descriptor), descriptor.overflow());
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

    Membership membership() {
        return membership;
    }

    /** opened() has returned: what is to be told first goes before what came meanwhile. */
    void born() {
        List<Delivery> first = membership.born();
        put(() -> mailbox.offerFirst(first));
    }

    /** Puts an event into the mailbox. Never blocks. */
    void offer(Delivery event) {
        put(() -> mailbox.offer(event));
    }

    /** Puts an event into the mailbox whatever its capacity. */
    void offerAlways(Delivery event) {
        put(() -> mailbox.offerAlways(event));
    }

    /** Begins: calls opened() in a turn. */
    void begin() {
        put(() -> {});
    }

    /** Ends, after what waits has been worked off: calls closed() in a turn. */
    void end(Snapshot lastState) {
        put(() -> {
            ending = true;
            moment.end(lastState);
        });
    }

    private void put(Runnable change) {
        synchronized (this) {
            if (fenced) {
                return;
            }
            change.run();
            if (!ending && retry.isTooEarly()) {
                mailbox.discardAll();
                return;
            }
            if (scheduled) {
                return;
            }
            scheduled = true;
            dispatcher.pool().begun();
        }
        dispatcher.pool().submit(this);
    }

    /** Puts in an event that the widget may yet subscribe to while it opens; false once too much waits. */
    synchronized boolean offerUnasked(Delivery event) {
        if (mailbox.size() >= UNASKED) {
            return false;
        }
        put(() -> mailbox.offer(event));
        return true;
    }

    @Override
    public WorkerShare share() {
        return host.share();
    }

    @Override
    public void turn() {
        synchronized (this) {
            if (fenced) {
                return;
            }
            runner = Thread.currentThread();
        }
        try {
            if (opened || open()) {
                int left = EVENTS_A_TURN;
                for (Delivery event = next(); event != null; event = --left > 0 ? next() : null) {
                    deliver(event);
                }
            }
        } finally {
            rest();
        }
    }

    /** Takes the next event and enters its callbacks, unless the instance has been fenced. */
    private synchronized Delivery next() {
        leaveCallback();
        Delivery event = fenced ? null : mailbox.poll();
        inCallback = event != null;
        return event;
    }

    private synchronized boolean enterCallback() {
        inCallback = !fenced;
        return inCallback;
    }

    private synchronized void leaveCallback() {
        if (inCallback) {
            inCallback = false;
            notifyAll();
        }
    }

    /** Ends a turn: goes on later, tells lost states again, closes, or waits for the next event. */
    private void rest() {
        boolean close = false;
        boolean resync = false;
        synchronized (this) {
            leaveCallback();
            runner = null;
            if (fenced) {
                return;
            }
            if (mailbox.size() == 0) {
                close = ending;
                resync = opened && mailbox.hasLost();
                if (!close && !resync) {
                    scheduled = false;
                    dispatcher.pool().ended();
                    return;
                }
                runner = close ? Thread.currentThread() : null;
            }
        }
        if (close) {
            close();
            return;
        }
        if (resync) {
            dispatcher.resync(this);
        }
        dispatcher.pool().submit(this);
    }

    synchronized Set<String> lostAgents() {
        return mailbox.lostAgents();
    }

    synchronized Set<StateKey> takeLost(String agentId) {
        return mailbox.takeLost(agentId);
    }

    private boolean open() {
        guarded("its creation", () -> widget = host.acquire());
        Widget made = widget;
        if (made == null) {
            synchronized (this) {
                retry.failed();
                mailbox.discardAll(); // what was state is told when it can be made
            }
            if (workspace != null) {
                workspace.creationFailed(this);
            }
            return false;
        }
        opened = true;
        guarded("opened", () -> made.opened(context));
        synchronized (this) {
            retry.succeeded();
        }
        if (workspace != null) {
            workspace.opened(this);
        }
        if (fenced) {
            releaseWidget();
        }
        return true;
    }

    private void deliver(Delivery event) {
        moment.begin(event);
        boolean heard = callbacks.deliver(event, widget);
        moment.pass();
        if (heard) {
            lastSequence = event.sequence();
            synchronized (this) {
                delivered++;
            }
        }
    }

    private void close() {
        Widget closing = widget;
        if (opened && closing != null) {
            guarded("closed", () -> closing.closed(context));
        }
        fence();
        releaseWidget();
    }

    /** Stops the instance at once: what waits is thrown away, no callback is entered any more (rule 24). */
    void fence() {
        synchronized (this) {
            if (fenced) {
                return;
            }
            fenced = true;
            moment.end(moment.state());
            mailbox.clear();
            if (scheduled) {
                dispatcher.pool().ended();
            }
        }
        host.ended(this, counters());
        callbacks.added().clear();
    }

    /** Waits for a running callback, at most until a time of the nano clock; false if it still runs. */
    synchronized boolean awaitReturn(long deadline) {
        return Waits.untilOver(this, deadline, () -> inCallback && runner != Thread.currentThread());
    }

    /** Gives up the worker that is held by a callback which does not return. */
    synchronized void abandon() {
        if (inCallback) {
            dispatcher.pool().abandon(runner);
        }
    }

    /** Gives the widget's object back, once. */
    void releaseWidget() {
        Widget held;
        synchronized (this) {
            held = widget;
            widget = null;
        }
        if (held != null) {
            host.release(held);
        }
    }

    /** Runs widget code outside of an event; not at all once the instance is fenced. */
    private void guarded(String during, WidgetCode code) {
        if (enterCallback()) {
            try {
                guard.run(during, widget, code);
            } finally {
                leaveCallback();
            }
        }
    }

    /** {@return whether what the widget does with its context still has an effect} */
    boolean isAlive() {
        if (fenced) {
            host.observe("it used its context after the context was closed: it should stop its timers and threads in"
                    + " closed() and in @Deactivate");
        }
        return !fenced;
    }

    boolean isFenced() {
        return fenced;
    }

    Moment moment() {
        return moment;
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
    public synchronized Counters counters() {
        return new Counters(mailbox.size(), delivered, guard.failed(), mailbox.dropped(), mailbox.conflated());
    }

    @Override
    public String toString() {
        return host + " for " + context.place();
    }
}
