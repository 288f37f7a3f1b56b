package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.state.Fact;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who watch events pass. Costs nothing while nobody does. */
public final class Monitors {
    private static final String MASKED = "\"***\"";

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
    void observe(Fact fact, SourceEvent origin, Receivers receivers) {
        ObservedEvent event = null;
        for (MonitorTask monitor : open) {
            if (monitor.wants(fact, receivers)) {
                event = event == null ? observed(fact, origin, receivers) : event;
                monitor.offer(event);
            }
        }
    }

    private static ObservedEvent observed(Fact fact, SourceEvent origin, Receivers receivers) {
        boolean secret = fact.type() == DataEventType.SSO_TOKEN_REFRESH;
        return new ObservedEvent(
                fact.name(),
                fact.agentId(),
                Optional.ofNullable(fact.interactionId()),
                fact.sequence(),
                fact.time(),
                Optional.ofNullable(origin).map(event -> secret ? masked(event) : event),
                secret ? MASKED : fact.json(),
                receivers.instances());
    }

    private static SourceEvent masked(SourceEvent event) {
        return SourceEvent.of(event.type(), event.agentId())
                .interaction(event.interactionId().orElse(null))
                .from(event.source(), event.id().orElse(null))
                .at(event.time().orElse(null))
                .afterContactWork(event.afterContactWork())
                .json(MASKED)
                .build();
    }

    void close() {
        open.forEach(MonitorTask::close);
    }
}
