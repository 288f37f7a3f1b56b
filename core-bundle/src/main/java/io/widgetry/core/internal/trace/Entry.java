package io.widgetry.core.internal.trace;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What became of an event for one instance. */
final class Entry {
    private final Trace trace;
    private final Party party;
    private final Outcome outcome;
    private final long begun;
    private final long ended;
    private final String reason;

    // Set before the entry is put into its trace: what stands there before it.
    private Entry before;
    private int count;

    /** Times of the nano clock: when it was taken out of the mailbox, and when this became known. */
    Entry(Trace trace, Party party, Outcome outcome, long begun, long ended, String reason) {
        this.trace = trace;
        this.party = party;
        this.outcome = outcome;
        this.begun = begun;
        this.ended = ended;
        this.reason = reason;
    }

    Trace trace() {
        return trace;
    }

    String widgetId() {
        return party.widgetId();
    }

    Outcome outcome() {
        return outcome;
    }

    long begun() {
        return begun;
    }

    long ended() {
        return ended;
    }

    /** {@return whether it tells of nothing out of the ordinary} */
    boolean isOrdinary() {
        return outcome == Outcome.HANDLED;
    }

    Entry after(Entry previous) {
        before = previous;
        count = previous == null ? 1 : previous.count + 1;
        return this;
    }

    Entry before() {
        return before;
    }

    /** {@return how many there are up to this one} */
    int count() {
        return count;
    }

    /** Whether it tells of the same: what a log says is made into an entry each time that somebody asks. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Entry entry
                && trace == entry.trace
                && party == entry.party
                && outcome == entry.outcome
                && begun == entry.begun
                && ended == entry.ended
                && Objects.equals(reason, entry.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(trace), System.identityHashCode(party), outcome, begun, ended);
    }

    DeliveryTrace shown() {
        return new DeliveryTrace(
                party.widgetId(),
                Optional.ofNullable(party.interactionId()),
                outcome,
                Duration.ofNanos(Math.max(0, begun - trace.at())),
                Duration.ofNanos(ended - begun),
                Optional.ofNullable(reason));
    }
}
