package io.widgetry.core.internal.trace;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import java.time.Duration;
import java.util.Optional;

/** What became of an event for one instance. Immutable, linked to what became known before. */
final class Entry {
    private final Party party;
    private final Outcome outcome;
    private final long queuedNanos;
    private final long handledNanos;
    private final String reason;
    private final Entry before;
    private final int count;

    Entry(Party party, Outcome outcome, long queuedNanos, long handledNanos, String reason, Entry before) {
        this.party = party;
        this.outcome = outcome;
        this.queuedNanos = queuedNanos;
        this.handledNanos = handledNanos;
        this.reason = reason;
        this.before = before;
        this.count = before == null ? 1 : before.count + 1;
    }

    Entry before() {
        return before;
    }

    /** {@return how many there are up to this one} */
    int count() {
        return count;
    }

    DeliveryTrace shown() {
        return new DeliveryTrace(
                party.widgetId(),
                Optional.ofNullable(party.interactionId()),
                outcome,
                Duration.ofNanos(queuedNanos),
                Duration.ofNanos(handledNanos),
                Optional.ofNullable(reason));
    }
}
