package io.widgetry.testkit.internal;

import io.widgetry.api.View;
import io.widgetry.core.internal.dispatch.Instance;
import io.widgetry.core.internal.dispatch.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that goes only when told to, and what widgets did meanwhile. */
final class VirtualTime implements Surroundings {
    private final Witness witness;
    private final Instant start;
    private final PriorityQueue<Due> alarms =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
    private final Clock clock = new Ticks();
    private volatile Instant now;
    private long number;

    VirtualTime(Instant start, Witness witness) {
        this.start = start;
        this.now = start;
        this.witness = witness;
    }

    private record Due(Instant at, long number, Runnable code) {}

    private final class Ticks extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the clock of widgets is in UTC: give an Instant a zone instead");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    Instant now() {
        return now;
    }

    /** Goes on to the next alarm if it rings by then, and rings it; else goes on to then. False if none rang. */
    boolean ring(Instant then) {
        Due next;
        synchronized (this) {
            next = alarms.peek();
            if (next == null || next.at().isAfter(then)) {
                now = then;
                return false;
            }
            alarms.remove(next);
            now = next.at().isAfter(now) ? next.at() : now;
        }
        next.code().run();
        return true;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanoTime() {
        return Duration.between(start, now).toNanos();
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable code) {
        Due due = new Due(delay.isNegative() ? now : now.plus(delay), number++, code);
        alarms.add(due);
        return () -> cancel(due);
    }

    private synchronized void cancel(Due due) {
        alarms.remove(due);
    }

    @Override
    public void failed(Instance instance, String during, Throwable thrown) {
        witness.failed(instance, during, thrown);
    }

    @Override
    public void shown(Instance instance, View view) {
        witness.shown(instance, view);
    }
}
