package io.widgetry.core.internal.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that goes when told to; alarms that are taken back are held no longer. */
final class ManualTime implements Surroundings {
    private final List<Alarmed> alarms = new ArrayList<>();
    private long nanos;

    private record Alarmed(long at, Runnable code) {}

    /** How many alarms wait: each holds its widget's code. */
    synchronized int waiting() {
        return alarms.size();
    }

    void pass(Duration time) {
        long then = nanos + time.toNanos();
        for (Alarmed next = next(then); next != null; next = next(then)) {
            next.code().run();
        }
        nanos = then;
    }

    private synchronized Alarmed next(long then) {
        Alarmed next =
                alarms.stream().filter(alarm -> alarm.at() <= then).findFirst().orElse(null);
        alarms.remove(next);
        return next;
    }

    @Override
    public Clock clock() {
        return Clock.fixed(Instant.EPOCH.plusNanos(nanos), ZoneOffset.UTC);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable code) {
        Alarmed alarm = new Alarmed(nanos + delay.toNanos(), code);
        alarms.add(alarm);
        return () -> {
            synchronized (this) {
                alarms.remove(alarm);
            }
        };
    }
}
