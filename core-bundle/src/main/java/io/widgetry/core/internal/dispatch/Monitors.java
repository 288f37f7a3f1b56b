package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.MessageRoute;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.state.Fact;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who watch events pass. Costs nothing while nobody does. */
public final class Monitors {
    private final List<MonitorTask> open = new CopyOnWriteArrayList<>();
    private final WorkerPool pool;

    Monitors(WorkerPool pool) {
        this.pool = pool;
    }

    /** Begins to watch. */
    public EventMonitor open(EventFilter filter, int capacity, Consumer<ObservedEvent> listener) {
        if (capacity < 1 || capacity > 1_000_000) {
            throw new IllegalArgumentException("capacity must be from 1 to 1,000,000, not " + capacity);
        }
        MonitorTask monitor = new MonitorTask(filter, capacity, listener, pool, open::remove);
        open.add(monitor);
        return monitor;
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Under the workspace's lock: puts one reference into the queue of each monitor that wants it. */
    void observe(Fact fact, SourceEvent origin, MessageRoute message, Receivers receivers) {
        ObservedEvent event = null;
        for (MonitorTask monitor : open) {
            if (monitor.wants(fact, receivers)) {
                event = event == null ? Observations.of(fact, origin, message, receivers.instances()) : event;
                monitor.offer(event);
            }
        }
    }

    void close() {
        open.forEach(MonitorTask::close);
    }
}
