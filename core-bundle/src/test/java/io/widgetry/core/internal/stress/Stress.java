package io.widgetry.core.internal.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Runs rounds of random work. Every round has a seed of its own, which a failure names; {@code -Dstress.seed=N} begins
 * with that one, {@code -Dstress.seconds=N} goes on for that long in each test.
 */
final class Stress {
    private static final long DEADLINE_SECONDS = 60;

    private Stress() {}

    /** One round, which makes all it needs and verifies it at the end. */
    interface Round {
        void run(long seed) throws Exception;
    }

    /** A part of a round, which has a thread of its own. */
    interface Part {
        void run(Random random) throws Exception;
    }

    /** Runs rounds for as long as asked, at least a number of them. */
    static void rounds(int atLeast, Round round) {
        long first = Long.getLong("stress.seed", 1);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.getInteger("stress.seconds", 0));
        for (int done = 0; done < atLeast || System.nanoTime() < until; done++) {
            try {
                round.run(first + done);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("round with -Dstress.seed=" + (first + done) + ": " + e.getMessage(), e);
            }
        }
    }

    /** Runs all parts at the same time, each with random numbers of its own, and waits for them. */
    static void together(long seed, List<Part> parts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(parts.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                Random random = new Random(seed * 1_000 + i);
                running.add(threads.submit(() -> {
                    start.await();
                    part.run(random);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : running) {
                finish(one);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void finish(Future<?> one) throws Exception {
        try {
            one.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().toString(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a part of the round does not end\n" + stacks(), e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS / 2);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what + "\n" + stacks());
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static String stacks() {
        StringBuilder text = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            text.append(thread).append('\n');
            for (int i = 0; i < Math.min(frames.length, 8); i++) {
                text.append("    ").append(frames[i]).append('\n');
            }
        });
        return text.toString();
    }
}
