package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.core.internal.state.Fact;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One who watches events pass, with a bounded queue of its own. */
final class MonitorTask implements Task, EventMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(MonitorTask.class);
    private static final int EVENTS_A_TURN = 256;
    private static final long RETURN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventFilter filter;
    private final int capacity;
    private final Consumer<ObservedEvent> listener;
    private final WorkerPool pool;
    private final Consumer<MonitorTask> onClose;
    private final WorkerShare share = new WorkerShare(1);

    // Guarded by this.
    private final Queue<ObservedEvent> queue = new ArrayDeque<>();
    private boolean scheduled;
    private Thread runner;
    private long missed;

    private volatile boolean closed;

    MonitorTask(
            EventFilter filter,
            int capacity,
            Consumer<ObservedEvent> listener,
            WorkerPool pool,
            Consumer<MonitorTask> onClose) {
        this.filter = filter;
        this.capacity = capacity;
        this.listener = listener;
        this.pool = pool;
        this.onClose = onClose;
    }

    boolean wants(Fact fact, Receivers receivers) {
        return filter.agentId().map(fact.agentId()::equals).orElse(true)
                && filter.interactionId()
                        .map(id -> id.equals(fact.interactionId()))
                        .orElse(true)
                && filter.event().map(fact.name()::equals).orElse(true)
                && filter.widgetId().map(receivers::contains).orElse(true);
    }

    void offer(ObservedEvent event) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (queue.size() >= capacity) {
                missed++;
                return;
            }
            queue.add(event);
            if (scheduled) {
                return;
            }
            scheduled = true;
            pool.begun();
        }
        pool.submit(this);
    }

    @Override
    public WorkerShare share() {
        return share;
    }

    @Override
    public void turn() {
        for (int left = EVENTS_A_TURN; left > 0; left--) {
            ObservedEvent event = next();
            if (event == null) {
                return;
            }
            tell(event);
        }
        synchronized (this) {
            runner = null;
            notifyAll();
        }
        pool.submit(this);
    }

    private synchronized ObservedEvent next() {
        ObservedEvent event = closed ? null : queue.poll();
        runner = event == null ? null : Thread.currentThread();
        if (event == null) {
            scheduled = false;
            pool.ended();
            notifyAll();
        }
        return event;
    }

    private void tell(ObservedEvent event) {
        try {
            listener.accept(event);
        } catch (Throwable thrown) { // a monitor's fault ends the monitor and nothing else
            LOG.warn("A monitor of events failed and is closed: {}", Failures.describe(thrown));
            close();
        }
    }

    @Override
    public synchronized long missed() {
        return missed;
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    private boolean busyElsewhere() {
        return runner != null && runner != Thread.currentThread();
    }

    @Override
    public synchronized void close() {
        closed = true;
        queue.clear();
        onClose.accept(this);
        Waits.untilOver(this, System.nanoTime() + RETURN_NANOS, this::busyElsewhere);
    }
}
