package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.shell.internal.text.Numbers;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prints events as they come. Ends after a number of events, when the thread is interrupted, when nobody reads any more,
 * and when the core stops. A reader who is too slow misses events, and is told how many; the core never waits.
 */
final class Tail {
    private static final int CAPACITY = 10_000;
    /** How often to look whether anybody is still there. */
    private static final long LOOK_MILLIS = 250;

    private final TailFormat format;
    private final Output output;
    private final long count;
    private final BlockingQueue<ObservedEvent> events = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong overrun = new AtomicLong();
    private long printed;
    private long told;

    Tail(TailFormat format, Output output, long count) {
        this.format = format;
        this.output = output;
        this.count = count;
    }

    void follow(RuntimeAdmin admin, EventFilter filter) {
        try (EventMonitor monitor = admin.monitor(filter, CAPACITY, this::take)) {
            format.header().ifPresent(output::line);
            boolean read = output.flush();
            while (read && printed < count && (monitor.isOpen() || !events.isEmpty())) {
                ObservedEvent event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (event != null) {
                    output.line(format.line(event));
                    printed++;
                }
                if (events.isEmpty()) {
                    read = output.flush();
                    tellMissed(monitor);
                }
            }
            output.flush();
            if (!monitor.isOpen() && printed < count) {
                output.note("The core has stopped, no more events come.");
            }
        } catch (InterruptedException interrupted) {
            // the usual end: the user has seen enough
            output.flush();
        }
    }

    /** On a thread of the core's: must not wait for the terminal. */
    private void take(ObservedEvent event) {
        if (!events.offer(event)) {
            overrun.incrementAndGet();
        }
    }

    private void tellMissed(EventMonitor monitor) {
        long missed = monitor.missed() + overrun.get();
        if (missed > told) {
            output.note("(" + Numbers.of(missed - told, "event", "events") + " left out: the reader was too slow)");
            told = missed;
        }
    }
}
