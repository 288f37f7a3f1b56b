package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Payload;
import io.widgetry.core.internal.state.Fact;
import io.widgetry.core.internal.state.Snapshot;
import io.widgetry.core.internal.trace.Trace;
import java.time.Instant;
import java.util.Optional;

/** An event on its way: one object for all recipients, but for a replay to a single late callback. */
final class Delivery implements DataEvent {
    private final Fact fact;
    private final Snapshot state;
    private final Workspace workspace;
    private final boolean replayed;
    private final Subscription target;
    private final Trace trace;

    private Delivery(
            Fact fact, Snapshot state, Workspace workspace, boolean replayed, Subscription target, Trace trace) {
        this.fact = fact;
        this.state = state;
        this.workspace = workspace;
        this.replayed = replayed;
        this.target = target;
        this.trace = trace;
    }

    static Delivery live(Fact fact, Snapshot state, Workspace workspace, Trace trace) {
        return new Delivery(fact, state, workspace, false, null, trace);
    }

    /** A state told again: to all of an instance, or to one callback only. */
    static Delivery replay(Fact fact, Snapshot state, Workspace workspace, Subscription target) {
        return new Delivery(fact, state, workspace, true, target, null);
    }

    Fact fact() {
        return fact;
    }

    /** The only callback that is to get this; null for all. */
    Subscription target() {
        return target;
    }

    /** Where its path is noted; null for a replay, and if no traces are kept. */
    Trace trace() {
        return trace;
    }

    Workspace workspace() {
        return workspace;
    }

    Snapshot snapshot() {
        return state;
    }

    @Override
    public String name() {
        return fact.name();
    }

    @Override
    public Optional<DataEventType> type() {
        return Optional.ofNullable(fact.type());
    }

    @Override
    public String agentId() {
        return fact.agentId();
    }

    @Override
    public Optional<String> interactionId() {
        return Optional.ofNullable(fact.interactionId());
    }

    @Override
    public long sequence() {
        return fact.sequence();
    }

    @Override
    public Instant time() {
        return fact.time();
    }

    @Override
    public boolean replayed() {
        return replayed;
    }

    @Override
    public Payload payload() {
        return fact.payload();
    }

    @Override
    public String json() {
        return fact.json();
    }

    @Override
    public Snapshot state() {
        return state;
    }

    /** Names the event without its payload. */
    @Override
    public String toString() {
        return fact.name() + " " + fact.sequence() + " of agent " + fact.agentId()
                + (fact.interactionId() == null ? "" : ", interaction " + fact.interactionId())
                + (replayed ? ", replayed" : "");
    }
}
