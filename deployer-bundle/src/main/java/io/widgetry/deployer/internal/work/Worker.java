package io.widgetry.deployer.internal.work;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does something again and again, sooner when it is woken, and what it is asked to in between. */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final long JOIN_MILLIS = 5_000;
    private static final long BEFORE_INTERRUPT_MILLIS = 500;
    private static final long BETWEEN_WAKES_NANOS = 20_000_000;

    /** One thing to do. */
    interface Step {
        void run() throws InterruptedException;
    }

    /** There is no answer. The message says why, a sentence. */
    static final class NoAnswerException extends Exception {
        NoAnswerException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final BlockingQueue<Runnable> asked = new LinkedBlockingQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Step first;
    private final Step again;
    private final LongSupplier pauseNanos;
    private final Thread thread;
    private volatile boolean closed;

    Worker(String name, Step first, Step again, LongSupplier pauseNanos) {
        this.first = first;
        this.again = again;
        this.pauseNanos = pauseNanos;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            guarded(first);
            long done = System.nanoTime();
            while (!closed) {
                Runnable task = asked.poll(pauseNanos.getAsLong(), TimeUnit.NANOSECONDS);
                while (task != null) {
                    task.run();
                    task = asked.poll();
                }
                if (closed) {
                    return;
                }
                if (woken.get()) {
                    // A file that is being written to wakes with every block: after the first let some come together.
                    pause(BETWEEN_WAKES_NANOS - (System.nanoTime() - done));
                    woken.set(false);
                }
                guarded(again);
                done = System.nanoTime();
            }
        } catch (InterruptedException closing) {
            LOG.debug("{} ends", thread.getName());
        }
    }

    /** Lets some time pass; ends at once when the worker is closed. */
    static void pause(long nanos) throws InterruptedException {
        new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
    }

    /** A mistake in one round must not end all rounds. */
    private static void guarded(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (RuntimeException | LinkageError mistake) {
            LOG.error("The deployer made a mistake and goes on: {}", String.valueOf(mistake), mistake);
        }
    }

    /** Whether the thread has ended. */
    boolean isOver() {
        return !thread.isAlive();
    }

    /** Sees to it that the step is done soon. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            asked.add(() -> {});
        }
    }

    /** Sees to it that the step is done at once. */
    void hurry() {
        if (asked.isEmpty()) {
            asked.add(() -> {});
        }
    }

    /** Does something on the thread and waits for the answer. */
    <T> T call(Callable<T> work, Duration deadline) throws NoAnswerException {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("the deployer cannot wait for itself");
        }
        FutureTask<T> task = new FutureTask<>(work);
        if (closed) {
            throw new NoAnswerException("the deployer has stopped", null);
        }
        asked.add(task);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            boolean begun = !asked.remove(task);
            throw new NoAnswerException(
                    "no verdict within " + deadline.toSeconds() + " s: "
                            + (begun ? "it goes on, and the history will tell" : "nothing was begun, try again"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("interrupted while waiting for the verdict; the history will tell", e);
        } catch (CancellationException e) {
            throw new NoAnswerException("the deployer has stopped", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new NoAnswerException(
                        "the deployer is stopping; what it was doing goes on with the next start", e);
            }
            LOG.error("The deployer made a mistake", e.getCause());
            throw new NoAnswerException("the deployer made a mistake: " + e.getCause(), e);
        }
    }

    /** Ends the thread, soon if it can, whatever it does; and what waits for it. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            thread.join(BEFORE_INTERRUPT_MILLIS);
            thread.interrupt();
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runnable task = asked.poll();
        while (task != null) {
            if (task instanceof FutureTask<?> waiting) {
                waiting.cancel(false);
            }
            task = asked.poll();
        }
    }
}
