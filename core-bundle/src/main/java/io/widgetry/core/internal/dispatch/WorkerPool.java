package io.widgetry.core.internal.dispatch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
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
    private final AtomicInteger abandoned = new AtomicInteger();
    private final AtomicInteger named = new AtomicInteger();
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final Set<Worker> all = ConcurrentHashMap.newKeySet();
    private final Thread watch;
    private volatile boolean closed;
    private volatile boolean warned;
    private volatile int held;

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

    int abandoned() {
        return abandoned.get();
    }

    int busy() {
        return busy.get();
    }

    /** A task has something to work off. */
    void begun() {
        begun.increment();
    }

    /** A task has nothing to work off any more. */
    void ended() {
        ended.increment();
    }

    /** {@return whether at some moment during this call no task had anything to work off} */
    boolean isQuiet() {
        long before = ended.sum(); // read first: equal to what has begun later means nothing was open in between
        return before == begun.sum();
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
            all.remove(worker);
            warned = false;
            worker.interrupt();
        }
    }

    private void addWorker() {
        workers.incrementAndGet();
        Worker worker = new Worker();
        all.add(worker);
        worker.start();
    }

    private final class Worker extends Thread {
        private final AtomicBoolean abandoned = new AtomicBoolean();
        private volatile long turnSince;

        Worker() {
            super("widgetry-worker-" + named.incrementAndGet());
            setDaemon(true);
        }

        boolean isHeld(long now) {
            long since = turnSince;
            return since != 0 && now - since > TICK_NANOS;
        }

        @Override
        public void run() {
            boolean leaving = false;
            while (!leaving && !closed && !abandoned.get()) {
                Task task = next();
                if (task != null && task != Poison.INSTANCE) {
                    turn(task);
                }
                leaving = leaveIfSpare(task == null);
            }
            all.remove(this);
            if (!leaving && !abandoned.get()) {
                workers.decrementAndGet();
            }
        }

        private void turn(Task task) {
            if (!task.share().enter(task)) {
                return;
            }
            busy.incrementAndGet();
            turnSince = System.nanoTime();
            try {
                task.turn();
            } catch (Throwable bug) { // a turn guards widget code itself: this is a fault of ours; the worker must live
                LOG.error("A turn of {} failed", task, bug);
            } finally {
                turnSince = 0;
                if (!abandoned.get()) {
                    busy.decrementAndGet();
                }
                Task waiting = task.share().leave();
                if (waiting != null) {
                    queue.add(waiting);
                }
            }
        }
    }

    private Task next() {
        try {
            return queue.poll(SPARE_IDLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException widgetInterruptedUs) {
            return null; // the interrupt was meant for a widget; the worker goes on
        }
    }

    /** A spare worker leaves when those it stood in for are back, or when there has been nothing to do for long. */
    private boolean leaveIfSpare(boolean idle) {
        int now = workers.get();
        int needed = size.getAsInt() + (idle ? 0 : held);
        return now > needed && workers.compareAndSet(now, now - 1);
    }

    /** While turns wait, keeps as many workers free of turns that do not end as there are to be. */
    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(TICK_NANOS);
            long time = System.nanoTime();
            held = (int) all.stream().filter(worker -> worker.isHeld(time)).count();
            int now = workers.get();
            if (now < size.getAsInt()) {
                addWorker();
            } else if (!queue.isEmpty() && now - held < size.getAsInt()) {
                grow(now);
            }
        }
    }

    private void grow(int now) {
        if (now < size.getAsInt() + spare.getAsInt()) {
            addWorker();
        } else if (held >= now && !warned) {
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
