package io.widgetry.integration.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that begin at the same moment. */
public final class Threads {
    private Threads() {}

    /** What each of them does. */
    public interface Work {
        void run(int number) throws Exception;
    }

    /** Does something as often as told, at once, and returns when all are done; what one throws is thrown here. */
    public static void together(int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);
                    work.run(number);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get(Await.DEADLINE.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
