package io.widgetry.benchmarks;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import java.util.concurrent.atomic.LongAdder;

/** One instance of a healthy widget: counts what it is told of its interactions, and whether that is in order. */
final class Ear implements Widget {
    private final LongAdder allHeard;
    private final long workNanos;

    // Written by the instance's turns, one at a time; read by the publisher after it has seen the sum.
    private WidgetContext context;
    private long heard;
    private long sum;
    private long last;
    private String fault;

    /** One that has something to do for so long each time. */
    Ear(LongAdder allHeard, long workNanos) {
        this.allHeard = allHeard;
        this.workNanos = workNanos;
    }

    @Override
    public void opened(WidgetContext opened) {
        context = opened;
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext within) {
        if (workNanos > 0) {
            work();
        }
        long sequence = event.sequence();
        if (fault == null && (event.replayed() || sequence <= last)) {
            fault = "was told " + event + " after " + last;
        }
        last = sequence;
        if (!event.name().equals(DataEvents.MESSAGE)) { // another widget's: they may be dropped, and do not count
            heard++;
            sum += sequence;
            allHeard.increment();
        }
    }

    private void work() {
        long end = System.nanoTime() + workNanos;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    /** {@return the interaction that it is bound to, or null} */
    String interactionId() {
        return context == null ? null : context.interactionId().orElse(null);
    }

    /**
     * Says what is wrong with what it was told; null if nothing is. Strictly rising numbers, as many of them as were
     * published for it and with the same sum: nothing lost, nothing doubled, in order.
     */
    String fault(Expected expected) {
        if (fault != null) {
            return this + " " + fault;
        }
        if (heard != expected.count() || sum != expected.sum()) {
            return this + " was told " + heard + " events with the sum " + sum + " instead of " + expected;
        }
        return null;
    }

    /**
     * What an instance is to be told.
     *
     * @param count how many events
     * @param sum the sum of their numbers
     */
    record Expected(long count, long sum) {
        static final Expected NOTHING = new Expected(0, 0);

        Expected plus(long sequence) {
            return new Expected(count + 1, sum + sequence);
        }
    }

    @Override
    public String toString() {
        return context == null
                ? "an instance that was not opened"
                : context.widgetId()
                        + context.interactionId().map(id -> " for " + id).orElse("");
    }
}
