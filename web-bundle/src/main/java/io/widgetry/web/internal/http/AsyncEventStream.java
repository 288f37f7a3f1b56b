package io.widgetry.web.internal.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A stream on an asynchronous response: whoever sends writes as much as the client takes, the server's threads the rest. */
final class AsyncEventStream implements EventStream, WriteListener, AsyncListener {
    private final AsyncContext async;
    private final ServletOutputStream output;
    private final int limit;
    private final Object lock = new Object();
    private final Queue<Event> waiting = new ArrayDeque<>();
    private final List<Runnable> whenClosed = new ArrayList<>();
    private int pending;
    // The server calls onWritePossible when it can take more; until then nobody writes.
    private boolean blocked = true;
    private boolean flushed = true;
    private boolean closed;

    /**
     * What waits.
     *
     * @param counted how many bytes of it count against the limit
     */
    private record Event(byte[] bytes, int counted) {}

    private AsyncEventStream(AsyncContext async, int limit) throws IOException {
        this.async = async;
        this.output = async.getResponse().getOutputStream();
        this.limit = limit;
    }

    /**
     * Begins a stream.
     *
     * @param limit how many bytes may wait; one event may be longer if nothing else waits
     */
    static AsyncEventStream open(AsyncContext async, int limit) throws IOException {
        AsyncEventStream stream = new AsyncEventStream(async, limit);
        async.setTimeout(0);
        async.addListener(stream);
        stream.output.setWriteListener(stream);
        return stream;
    }

    @Override
    public boolean send(byte[] event) {
        return send(new Event(event, event.length));
    }

    @Override
    public boolean sendWhole(byte[] event) {
        return send(new Event(event, 0));
    }

    private boolean send(Event event) {
        boolean full;
        synchronized (lock) {
            if (closed) {
                return false;
            }
            full = pending > 0 && event.counted() > 0 && pending + event.counted() > limit;
            if (!full) {
                waiting.add(event);
                pending += event.counted();
            }
        }
        if (full) {
            close();
            return false;
        }
        write();
        return isOpen();
    }

    @Override
    public void onWritePossible() {
        synchronized (lock) {
            blocked = false;
        }
        write();
    }

    private void write() {
        boolean failed = false;
        synchronized (lock) {
            if (blocked || closed) {
                return;
            }
            try {
                writeWhatWaits();
            } catch (IOException | IllegalStateException clientIsGone) {
                failed = true;
            }
        }
        if (failed) {
            close();
        }
    }

    private void writeWhatWaits() throws IOException {
        while (true) {
            if (!output.isReady()) {
                blocked = true;
                return;
            }
            Event next = waiting.poll();
            if (next != null) {
                pending -= next.counted();
                flushed = false;
                output.write(next.bytes());
            } else if (!flushed) {
                flushed = true;
                output.flush();
            } else {
                return;
            }
        }
    }

    @Override
    public int pending() {
        synchronized (lock) {
            return pending;
        }
    }

    @Override
    public boolean isOpen() {
        synchronized (lock) {
            return !closed;
        }
    }

    @Override
    public void whenClosed(Runnable action) {
        synchronized (lock) {
            if (!closed) {
                whenClosed.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public void close() {
        List<Runnable> actions;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            pending = 0;
            actions = List.copyOf(whenClosed);
            whenClosed.clear();
        }
        try {
            async.complete();
        } catch (IllegalStateException e) {
            // the server has ended it already
        }
        actions.forEach(Runnable::run);
    }

    @Override
    public void onError(Throwable clientIsGone) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nobody starts it anew
    }
}
