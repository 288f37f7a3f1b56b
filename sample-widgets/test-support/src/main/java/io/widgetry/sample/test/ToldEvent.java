package io.widgetry.sample.test;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEventType;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.payload.Payload;
import java.time.Instant;
import java.util.Optional;

/** An event of a {@link Story}. */
record ToldEvent(
        String name,
        String agentId,
        Optional<String> interactionId,
        long sequence,
        Instant time,
        boolean replayed,
        Payload payload,
        String json,
        WorkspaceState state)
        implements DataEvent {

    @Override
    public Optional<DataEventType> type() {
        return DataEventType.byName(name);
    }

    ToldEvent as(String otherName) {
        return new ToldEvent(otherName, agentId, interactionId, sequence, time, replayed, payload, json, state);
    }
}
