package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.WidgetCost;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one version of a widget costs. Told by the instances' turns, wait-free. A callback counts when it has returned.
 *
 * <p>Processor time is an estimate. Asking for it costs a system call, half a microsecond and more, which is as much as many
 * a callback: so only one turn in {@value #ONE_IN} is measured, after the first {@value #ALWAYS}, and its share of the time
 * that those turns took is taken for the share of all callbacks.
 */
public final class CostMeter {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean MEASURES = THREADS.isCurrentThreadCpuTimeSupported();
    private static final int ALWAYS = 16;
    private static final int ONE_IN = 127; // in step with no regular sequence of widgets

    private final AtomicInteger samples = new AtomicInteger();
    private final LongAdder sampledCpu = new LongAdder();
    private final LongAdder sampledNanos = new LongAdder();
    private final long since = System.nanoTime();
    private final boolean on;
    private volatile CostWindow window; // made when there is something to put in

    /** @param on whether it measures anything */
    CostMeter(boolean on) {
        this.on = on;
    }

    boolean isOn() {
        return on;
    }

    /** Begins the calling thread's so-manieth turn: its processor time, if this turn is a sample; else -1. */
    long sample(int turn) {
        if (!MEASURES || turn % ONE_IN != 0 && samples.get() >= ALWAYS) {
            return -1;
        }
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Ends a turn that is a sample, on the same thread. */
    void sampled(long cpuBefore, long tookNanos) {
        if (samples.get() < ALWAYS) {
            samples.incrementAndGet();
        }
        sampledCpu.add(THREADS.getCurrentThreadCpuTime() - cpuBefore);
        sampledNanos.add(tookNanos);
    }

    CostWindow window() {
        CostWindow made = window;
        if (made == null) {
            synchronized (this) {
                if (window == null) {
                    window = new CostWindow();
                }
                made = window;
            }
        }
        return made;
    }

    /** {@return what it costs, as of now} */
    public WidgetCost now() {
        CostWindow known = window;
        if (known == null) {
            return WidgetCost.NONE;
        }
        long measured = sampledNanos.sum();
        double share = measured == 0 ? 0 : Math.min(1, (double) sampledCpu.sum() / measured);
        return known.now(System.nanoTime(), since, share);
    }
}
