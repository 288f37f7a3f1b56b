package io.widgetry.deployer.internal.host;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something that runs code of others in a thread of its own, so that it can be given up. */
final class TimedCall<T> {
    // What does not hang is over by then, and nobody finds that a lock was not to be had.
    private static final long BEFORE_INTERRUPT_MILLIS = 500;
    private static final long AFTER_INTERRUPT_MILLIS = 2_000;

    private final FutureTask<T> task;
    private final Thread thread;

    TimedCall(String name, Callable<T> work) {
        task = new FutureTask<>(work);
        thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(TimedCall.class.getClassLoader());
        thread.start();
    }

    /** The result, or what it threw. */
    T await(Duration deadline) throws ExecutionException, TimeoutException, InterruptedException {
        return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The innermost frame that is not of the platform: where the code stands now. */
    Optional<StackTraceElement> line() {
        return Arrays.stream(thread.getStackTrace())
                .filter(frame -> !frame.getClassName().matches("(java|javax|jdk|sun|com\\.sun)\\..*"))
                .findFirst();
    }

    /** Interrupts it. Says whether it has ended then. */
    boolean interrupt() throws InterruptedException {
        thread.interrupt();
        thread.join(AFTER_INTERRUPT_MILLIS);
        return !thread.isAlive();
    }

    /** Interrupts it, unless it ends soon by itself, without waiting for what comes of that. */
    void giveUp() {
        try {
            thread.join(BEFORE_INTERRUPT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    /** Does something when it ends after all. */
    void whenOver(Runnable then) {
        Thread waiting = new Thread(
                () -> {
                    try {
                        thread.join();
                        then.run();
                    } catch (InterruptedException nobodyDoesThat) {
                        Thread.currentThread().interrupt();
                    }
                },
                thread.getName() + "-late");
        waiting.setDaemon(true);
        waiting.start();
    }
}
