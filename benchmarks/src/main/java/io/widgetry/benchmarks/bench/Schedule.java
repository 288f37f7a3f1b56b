package io.widgetry.benchmarks.bench;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * When each event is due, whether the publisher keeps up or not: what it is late by counts. Otherwise the events that wait
 * behind a slow one would be left out of the account, as if nobody had wanted to send them (coordinated omission).
 */
final class Schedule {
    private static final long LONGEST_NANOS = 3_600_000_000_000L;

    // Set before the first event of a measurement is published, which hands it over to whoever hears it.
    private Histogram late;
    private long begin;
    private long firstEvent;
    private double interval;

    /** From now on, an event is due every so many nanoseconds. */
    void start(long atNanos, long event, double everyNanos) {
        begin = atNanos;
        firstEvent = event;
        interval = everyNanos;
        late = new ConcurrentHistogram(1, LONGEST_NANOS, 3);
    }

    /** Ends it; returns by how much each callback came late. */
    Histogram stop() {
        Histogram all = late;
        late = null;
        return all;
    }

    boolean isOn() {
        return late != null;
    }

    /** {@return when an event is due, a time of the nano clock} */
    long due(long event) {
        return begin + (long) ((event - firstEvent) * interval);
    }

    void heard(long event) {
        Histogram here = late;
        if (here != null && event >= firstEvent) { // not a straggler of the measurement before
            here.recordValue(Math.min(LONGEST_NANOS, Math.max(1, System.nanoTime() - due(event))));
        }
    }
}
