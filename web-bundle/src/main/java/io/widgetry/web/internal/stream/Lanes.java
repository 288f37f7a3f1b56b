package io.widgetry.web.internal.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads on which streams are written, so that those of the core are not. What is about one agent stays in its order.
 */
final class Lanes implements AutoCloseable {
    private final List<ExecutorService> threads = new ArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();
    private final int capacity;

    /**
     * Makes the threads.
     *
     * @param count how many
     * @param capacity how many tasks may wait in all
     */
    Lanes(int count, int capacity) {
        this.capacity = capacity;
        for (int i = 1; i <= count; i++) {
            threads.add(Executors.newSingleThreadExecutor(daemons("widgetry-stream-" + i)));
        }
    }

    static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Queues a task that is about an agent. What exceeds the capacity is left out and counted. */
    void run(String agentId, Runnable task) {
        if (waiting.incrementAndGet() > capacity) {
            waiting.decrementAndGet();
            refused.incrementAndGet();
            return;
        }
        try {
            threads.get(Math.floorMod(agentId.hashCode(), threads.size())).execute(() -> {
                waiting.decrementAndGet();
                task.run();
            });
        } catch (RejectedExecutionException closed) {
            waiting.decrementAndGet();
        }
    }

    /** {@return how many tasks were left out} */
    long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdownNow);
    }
}
