package io.widgetry.dev;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A project that is watched in a thread of its own. */
final class Watching implements AutoCloseable {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

    final RecordingInstance instance = new RecordingInstance();
    final List<String> out = new CopyOnWriteArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closing;

    Watching(Path project) throws ProjectException {
        Development development = new Development(project, instance, out::add);
        thread = new Thread(
                () -> {
                    try {
                        development.run(() -> !closing);
                    } catch (Throwable thrown) {
                        failure.set(thrown);
                    }
                },
                "watching");
        thread.start();
    }

    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            if (failure.get() != null) {
                throw new AssertionError(failure.get());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 60 s: " + what + "; printed: " + out);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    void awaitPrinted(String part) {
        await(part, () -> out.stream().anyMatch(line -> line.contains(part)));
    }

    void awaitDeployments(int count) {
        await(count + " deployments", () -> instance.count("deploy:install ") >= count);
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join(TimeUnit.NANOSECONDS.toMillis(DEADLINE_NANOS));
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }
}
