package io.widgetry.core.internal.dispatch;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which widgets run. As many as configured; while all of them are kept busy by callbacks that do not
 * return and others wait, spare ones are added, up to a limit, and leave again when there is nothing to do.
 */
final class WorkerPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Duration SPARE_IDLE = Duration.ofSeconds(5);

    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final IntSupplier size;
    private final IntSupplier spare;
    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger named = new AtomicInteger();
    private final AtomicLong turns = new AtomicLong();
    private final Thread watch;
    private volatile boolean closed;
    private volatile boolean warned;

    /**
     * Starts the threads.
     *
     * @param size how many workers there are
     * @param spare how many more there may be while widgets block
     */
    WorkerPool(IntSupplier size, IntSupplier spare) {
        this.size = size;
        this.spare = spare;
        for (int i = 0; i < size.getAsInt(); i++) {
            addWorker();
        }
        this.watch = new Thread(this::watch, "widgetry-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Queues a turn. Never blocks. */
    void submit(Task task) {
        queue.add(task);
    }

    int workers() {
        return workers.get();
    }

    int busy() {
        return busy.get();
    }

    /** {@return whether no turn is running or waiting} */
    boolean isIdle() {
        return queue.isEmpty() && busy.get() == 0;
    }

    /** {@return how many workers one widget may keep busy} */
    int shareLimit() {
        return Math.max(1, size.getAsInt() / 2);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watch);
        for (int i = workers.get(); i > 0; i--) {
            queue.add(Poison.INSTANCE);
        }
    }

    /**
     * Gives up a worker that is held by code which does not return: it is interrupted, no longer counts, and ends when it
     * is let go. Another takes its place.
     */
    void abandon(Thread thread) {
        if (thread instanceof Worker worker && worker.abandoned.compareAndSet(false, true)) {
            workers.decrementAndGet();
            busy.decrementAndGet();
            warned = false;
            worker.interrupt();
        }
    }

    private void addWorker() {
        workers.incrementAndGet();
        new Worker().start();
    }

    private final class Worker extends Thread {
        private final AtomicBoolean abandoned = new AtomicBoolean();

        Worker() {
            super("widgetry-worker-" + named.incrementAndGet());
            setDaemon(true);
        }

        @Override
        public void run() {
            work(abandoned);
        }
    }

    private void work(AtomicBoolean abandoned) {
        boolean leaving = false;
        while (!leaving && !closed && !abandoned.get()) {
            Task task = next();
            leaving = task == null ? leaveIfSpare() : task == Poison.INSTANCE;
            if (task != null && !leaving) {
                run(task, abandoned);
            }
        }
        if (closed && !abandoned.get()) {
            workers.decrementAndGet();
        }
    }

    private Task next() {
        try {
            return queue.poll(SPARE_IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException widgetInterruptedUs) {
            return null; // the interrupt was meant for a widget; the worker goes on
        }
    }

    private boolean leaveIfSpare() {
        int now = workers.get();
        return now > size.getAsInt() && workers.compareAndSet(now, now - 1);
    }

    private void run(Task task, AtomicBoolean abandoned) {
        if (!task.share().enter(task)) {
            return;
        }
        busy.incrementAndGet();
        try {
            task.turn();
        } catch (Throwable bug) { // a turn guards widget code itself: this is a fault of ours, and the worker must live
            LOG.error("A turn of {} failed", task, bug);
        } finally {
            turns.incrementAndGet();
            if (!abandoned.get()) {
                busy.decrementAndGet();
            }
            Task waiting = task.share().leave();
            if (waiting != null) {
                queue.add(waiting);
            }
        }
    }

    /** Adds a worker whenever turns wait and none has been finished for a tick. */
    private void watch() {
        long lastTurns = -1;
        while (!closed) {
            LockSupport.parkNanos(TICK_NANOS);
            long finished = turns.get();
            int now = workers.get();
            if (now < size.getAsInt()) {
                addWorker();
            } else if (finished == lastTurns && !queue.isEmpty() && busy.get() >= now) {
                grow(now);
            }
            lastTurns = finished;
        }
    }

    private void grow(int now) {
        if (now < size.getAsInt() + spare.getAsInt()) {
            addWorker();
        } else if (!warned) {
            warned = true;
            LOG.warn(
                    "All {} workers are held by widgets that do not return, so nothing is delivered:"
                            + " see widget:list for the stalled ones and stop their bundles",
                    now);
        }
    }

    private enum Poison implements Task {
        INSTANCE;

        @Override
        public WorkerShare share() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void turn() {
            throw new UnsupportedOperationException();
        }
    }
}
