package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Scope;
import io.widgetry.api.WidgetContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One widget instance: its callbacks, which never run at the same time, in the order opened, events, closed. */
final class Life {
    private final Deployment deployment;
    private final WidgetContext context;
    private final Habit habit;
    private final AtomicInteger inside = new AtomicInteger();
    private final Ear declared;
    private final List<Ear> added = new CopyOnWriteArrayList<>();
    private volatile boolean opened;
    private volatile boolean openReturned;
    private volatile boolean closed;

    Life(Deployment deployment, WidgetContext context, Habit habit) {
        this.deployment = deployment;
        this.context = context;
        this.habit = habit;
        this.declared = new Ear(this, deployment.declared(), null, true);
    }

    Deployment deployment() {
        return deployment;
    }

    WidgetContext context() {
        return context;
    }

    Ear declared() {
        return declared;
    }

    List<Ear> added() {
        return added;
    }

    boolean isClosed() {
        return closed;
    }

    boolean hasOpened() {
        return openReturned;
    }

    void open() throws Exception {
        if (opened || closed) {
            fault("is opened twice or after closed");
        }
        opened = true;
        within("opened", () -> habit.opened(this));
        openReturned = true;
    }

    void enter(DataEvent event, Ear ear) {
        try {
            within(event.name(), () -> {
                ear.told().add(Told.of(event));
                checkState(event);
                habit.told(this, event);
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void close() throws Exception {
        if (closed) {
            fault("is closed twice");
        }
        within("closed", () -> habit.closed(this));
        closed = true;
    }

    private void within(String callback, Habit.Act act) throws Exception {
        if (inside.incrementAndGet() != 1) {
            fault("runs two callbacks at the same time, the second is " + callback);
        }
        if (deployment.isGone()) {
            fault("is called after its widget was removed: " + callback);
        }
        if (closed || !opened) {
            fault("is called outside of opened and closed: " + callback);
        }
        try {
            act.run();
        } finally {
            inside.decrementAndGet();
        }
    }

    /** The state inside a callback is as of the event, not a later one (rule 6). */
    private void checkState(DataEvent event) {
        long asOf = context.state().sequence();
        if (!deployment.isGoing() && (event.replayed() ? asOf < event.sequence() : asOf != event.sequence())) {
            fault("is told " + Told.of(event) + " with the state as of " + asOf);
        }
    }

    /** Subscribes by API. */
    Ear listen(String event, boolean sinceBirth) {
        Ear ear = new Ear(this, Set.of(event), context.newApi(), sinceBirth);
        added.add(ear);
        ear.api().onDataEvent(event, ear);
        ear.made();
        return ear;
    }

    /** Takes a callback away from within a callback. */
    void stopListening(Ear ear) {
        ear.removed();
        ear.api().removeAllDataEvents();
        ear.deaf();
    }

    boolean is(Scope scope) {
        return context.scope() == scope;
    }

    void fault(String what) {
        deployment.findings().add(this + " " + what);
    }

    @Override
    public String toString() {
        return context.widgetId() + "@" + context.agentId().orElse("")
                + context.interactionId().map(id -> "/" + id).orElse("");
    }
}
