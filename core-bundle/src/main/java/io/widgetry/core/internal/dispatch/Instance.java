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
    private boolean released;
    private Thread runner;
    private long delivered;

    // Written by the turn only.
    private volatile Widget widget;
    private boolean opened;
    private volatile long lastSequence;
    private volatile Delivery current;

    private volatile Snapshot last;
    private volatile boolean fenced;
    private volatile View view;

    Instance(WidgetHost host, Dispatcher dispatcher, Workspace workspace, String interactionId, Snapshot birth) {
        WidgetDescriptor descriptor = host.descriptor();
        this.host = host;
        this.dispatcher = dispatcher;
        this.workspace = workspace;
        this.interactionId = interactionId;
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
            last = lastState;
        });
    }

    private void put(Runnable change) {
        synchronized (this) {
            if (fenced) {
                return;
            }
            change.run();
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        dispatcher.pool().submit(this);
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
        if (opened || open()) {
            int left = EVENTS_A_TURN;
            for (Delivery event = next(); event != null; event = --left > 0 ? next() : null) {
                deliver(event);
            }
        }
        rest();
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
        Set<StateKey> lost = Set.of();
        synchronized (this) {
            leaveCallback();
            runner = null;
            if (fenced) {
                return;
            }
            if (mailbox.size() == 0) {
                if (ending) {
                    runner = Thread.currentThread();
                } else if (opened && mailbox.hasLost()) {
                    lost = mailbox.takeLost();
                } else {
                    scheduled = false;
                    return;
                }
            }
        }
        if (runner != null) {
            close();
            return;
        }
        if (!lost.isEmpty()) {
            dispatcher.resync(this, lost);
        }
        dispatcher.pool().submit(this);
    }

    private boolean open() {
        guarded("its creation", () -> widget = host.acquire());
        if (widget == null) {
            synchronized (this) {
                mailbox.discardAll(); // the next event tries again, and what was state is told then
            }
            return false;
        }
        opened = true;
        guarded("opened", () -> widget.opened(context));
        if (workspace != null) {
            workspace.opened(this);
        }
        if (fenced) {
            releaseWidget();
        }
        return true;
    }

    private void deliver(Delivery event) {
        current = event;
        boolean heard = callbacks.deliver(event, widget);
        current = null;
        if (heard) {
            lastSequence = event.sequence();
            synchronized (this) {
                delivered++;
            }
        }
    }

    private void close() {
        if (opened) {
            guarded("closed", () -> widget.closed(context));
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
            last = state();
            mailbox.clear();
        }
        host.ended(this, counters());
        callbacks.added().clear();
    }

    /** Waits for a running callback, at most until a time of the nano clock; false if it still runs. */
    synchronized boolean awaitReturn(long deadline) throws InterruptedException {
        for (long left = deadline - System.nanoTime(); busy() && left > 0; left = deadline - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
        return !busy();
    }

    /** Gives up the worker that is held by a callback which does not return. */
    synchronized void abandon() {
        if (busy()) {
            dispatcher.pool().abandon(runner);
        }
    }

    private boolean busy() {
        return inCallback && runner != Thread.currentThread();
    }

    /** Gives the widget's object back, once. */
    void releaseWidget() {
        Widget held;
        synchronized (this) {
            held = released ? null : widget;
            released |= held != null;
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

    /** The state as of the event that is being delivered, else the latest (rule 6). */
    Snapshot state() {
        Delivery delivering = current;
        if (delivering != null && onTurn()) {
            return delivering.snapshot();
        }
        Snapshot ended = last;
        if (ended != null) {
            return ended;
        }
        return workspace == null ? Snapshot.empty("") : workspace.state();
    }

    /** The workspace of the event that is being delivered, or the instance's own; null if it has none now. */
    Workspace currentWorkspace() {
        Delivery delivering = current;
        return workspace == null && delivering != null && onTurn() ? delivering.workspace() : workspace;
    }

    private synchronized boolean onTurn() {
        return runner == Thread.currentThread();
    }

    void show(View shown) {
        view = shown;
    }

    /** {@return whether nothing waits or runs} */
    synchronized boolean isQuiet() {
        return fenced || !scheduled;
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
