package io.widgetry.benchmarks.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A healthy listener: counts, and while latency is measured looks how late it is. A peer calls it for one event at a time,
 * in the order of publishing, so that its own count tells which event it is and no event needs to carry a time.
 */
public final class Ear implements Listener {
    private static final VarHandle HEARD;

    static {
        try {
            HEARD = MethodHandles.lookup().findVarHandle(Ear.class, "heard", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long first;
    private final long stride;
    private final Schedule schedule;
    private long heard;
    private boolean fault;

    /** Hears every so many-th event, beginning with one. */
    Ear(long first, long stride, Schedule schedule) {
        this.first = first;
        this.stride = stride;
        this.schedule = schedule;
    }

    @Override
    public void hear(Object payload) {
        long count = heard;
        if (payload == null) {
            fault = true;
        }
        if (schedule.isOn()) {
            schedule.heard(first + count * stride);
        }
        HEARD.setOpaque(this, count + 1);
    }

    /** {@return how many events it has heard so far, as seen from another thread} */
    long heard() {
        return (long) HEARD.getOpaque(this);
    }

    /** {@return how many of so many published events are for it} */
    long expected(long published) {
        return published <= first ? 0 : (published - first - 1) / stride + 1;
    }

    boolean isFaulty() {
        return fault;
    }
}
