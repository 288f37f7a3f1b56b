package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvent;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/**
 * A callback that was added with {@code onDataEvent}. For each workspace it begins with a number: what comes up to it has
 * been told by replay, what comes after it is delivered, so that nothing is missed or doubled at the seam (rule 5).
 */
final class Subscription {
    /** The target of a replay that is for the declared callback alone. */
    static final Subscription DECLARED = new Subscription(null, "", event -> {});

    private final InstanceApi owner;
    private final String event;
    private volatile Consumer<? super DataEvent> callback;
    /** A runtime-scoped widget's callback outlives workspaces: those that have closed are not held. */
    private final Map<Workspace, Long> starts = Collections.synchronizedMap(new WeakHashMap<>(2));

    private volatile boolean active = true;

    Subscription(InstanceApi owner, String event, Consumer<? super DataEvent> callback) {
        this.owner = owner;
        this.event = event;
        this.callback = callback;
    }

    /** What is declared, but not from the first. */
    static Subscription toDeclared(String event) {
        return new Subscription(null, event, told -> {});
    }

    InstanceApi owner() {
        return owner;
    }

    String event() {
        return event;
    }

    /** Begins in a workspace; false if it has begun there before. Under the workspace's lock. */
    boolean start(Workspace workspace, long sequence) {
        return starts.putIfAbsent(workspace, sequence) == null;
    }

    void cancel() {
        active = false;
        callback = null; // code of a widget that may go, while the event goes on waiting for its successor
    }

    boolean isActive() {
        return active;
    }

    /** Whether an event is for this callback. A replay to all of the instance is for those who had begun by then. */
    boolean accepts(Delivery delivery) {
        if (!active) {
            return false;
        }
        if (delivery.target() != null) {
            return delivery.target() == this;
        }
        Long start = starts.get(delivery.workspace());
        return start != null && delivery.sequence() > start;
    }

    void call(DataEvent delivered) {
        Consumer<? super DataEvent> code = callback;
        if (code != null) {
            code.accept(delivered);
        }
    }
}
