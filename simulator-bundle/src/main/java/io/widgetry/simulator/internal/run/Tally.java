package io.widgetry.simulator.internal.run;

import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** What became of the events and actions of a simulation. Safe for several threads. */
public final class Tally {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder actions = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final AtomicLongArray rejected = new AtomicLongArray(Reason.values().length);

    void count(PublishResult result) {
        switch (result.status()) {
            case ACCEPTED -> accepted.increment();
            case DUPLICATE -> duplicates.increment();
            case REJECTED ->
                rejected.incrementAndGet(
                        result.reason().orElse(Reason.MALFORMED).ordinal());
        }
    }

    void failed() {
        failed.increment();
    }

    void acted(boolean done) {
        (done ? actions : refused).increment();
    }

    public long accepted() {
        return accepted.sum();
    }

    public long duplicates() {
        return duplicates.sum();
    }

    /** How many events could not be published because the runtime threw. */
    public long failures() {
        return failed.sum();
    }

    public long actions() {
        return actions.sum();
    }

    public long refused() {
        return refused.sum();
    }

    /** By reason, those that have occurred. */
    public Map<Reason, Long> rejected() {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            long count = rejected.get(reason.ordinal());
            if (count > 0) {
                counts.put(reason, count);
            }
        }
        return Map.copyOf(counts);
    }
}
