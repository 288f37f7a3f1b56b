package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;
import io.widgetry.api.admin.ObservedEvent;
import java.time.Instant;

/** An event as a callback was told it, without what would keep a workspace's state in memory. */
record Told(
        String agentId, String name, String interactionId, long sequence, Instant time, boolean replayed, String json) {
    static Told of(DataEvent event) {
        return new Told(
                event.agentId(),
                event.name(),
                event.interactionId().orElse(null),
                event.sequence(),
                event.time(),
                event.replayed(),
                event.json());
    }

    boolean is(ObservedEvent fact) {
        return sequence == fact.sequence()
                && name.equals(fact.name())
                && json.equals(fact.json())
                && time.equals(fact.time())
                && agentId.equals(fact.agentId());
    }

    @Override
    public String toString() {
        return name + "#" + sequence + (replayed ? "r" : "");
    }
}
