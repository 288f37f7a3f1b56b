package io.widgetry.web.internal.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The open streams: keeps them alive by a heartbeat, and ends them when the server stops. */
final class Streams implements AutoCloseable {
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledFuture<?> heart;

    Streams(ScheduledExecutorService timer, Duration heartbeat) {
        heart = timer.scheduleAtFixedRate(
                this::beat, heartbeat.toMillis(), heartbeat.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(EventStream stream) {
        open.add(stream);
        stream.whenClosed(() -> open.remove(stream));
    }

    int count() {
        return open.size();
    }

    private void beat() {
        open.forEach(stream -> stream.send(Sse.HEARTBEAT));
    }

    @Override
    public void close() {
        heart.cancel(false);
        open.forEach(EventStream::close);
    }
}
