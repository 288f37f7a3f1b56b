package io.widgetry.core.internal.dispatch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
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
    private final AtomicInteger generation = new AtomicInteger();
    private final IntSupplier limit;
    private final Thread watch;
    private volatile boolean closed;
    private volatile boolean warned;
    private volatile int held;

    /**
     * Starts the threads.
     *
     * @param size how many workers there are
     * @param spare how many more there may be while widgets block
     * @param limit how many may be given up
     */
    WorkerPool(IntSupplier size, IntSupplier spare, IntSupplier limit) {
        this.size = size;
        this.spare = spare;
        this.limit = limit;
        for (int i = 0; i < size.getAsInt(); i++) {
            addWorker();
        }
        this.watch = new Thread(null, this::watch, "widgetry-watch", 0, false);
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
     *
     * @return false if as many as allowed have been given up already
     */
    boolean abandon(Thread thread) {
        if (!(thread instanceof Worker worker)) {
            return false;
        }
        if (abandoned.incrementAndGet() > limit.getAsInt()) {
            abandoned.decrementAndGet();
            return false;
        }
        Task waiting = worker.giveUp();
        workers.decrementAndGet();
        busy.decrementAndGet();
        all.remove(worker);
        warned = false;
        worker.interrupt();
        if (waiting != null) {
            queue.add(waiting);
        }
        return true;
    }

    boolean mayAbandon() {
        return abandoned.get() < limit.getAsInt();
    }

    /**
     * Replaces all workers, each when its turn is over: values that widgets of a bundle which is gone left in thread
     * locals would keep its class loader.
     */
    void renew() {
        generation.incrementAndGet();
        for (int i = workers.get(); i > 0; i--) {
            queue.add(Poison.INSTANCE); // wakes those who have nothing to do
        }
    }

    /** Looks at all turns that are running now. */
    void forEachRunning(BiConsumer<Thread, Task> look) {
        for (Worker worker : all) {
            Task task = worker.task;
            if (task != null) {
                look.accept(worker, task);
            }
        }
    }

    private void addWorker() {
        workers.incrementAndGet();
        Worker worker = new Worker();
        all.add(worker);
        worker.start();
    }

    private final class Worker extends WorkerThread {
        private final int born = generation.get();
        private volatile long turnSince;
        private volatile Task task;
        private boolean abandoned; // guarded by this

        Worker() {
            super("widgetry-worker-" + named.incrementAndGet());
            setDaemon(true);
            setContextClassLoader(WorkerPool.class.getClassLoader());
        }

        /** Its turn no longer counts in its widget's share; returns what waited for the place. */
        synchronized Task giveUp() {
            abandoned = true;
            return task.share().leave();
        }

        synchronized boolean isAbandoned() {
            return abandoned;
        }

        boolean isHeld(long now) {
            long since = turnSince;
            return since != 0 && now - since > TICK_NANOS;
        }

        @Override
        public void run() {
            boolean leaving = false;
            while (!leaving && !closed && !isAbandoned() && born == generation.get()) {
                Task next = next();
                if (next != null && next != Poison.INSTANCE) {
                    turn(next);
                }
                leaving = leaveIfSpare(next == null);
            }
            all.remove(this);
            if (isAbandoned()) {
                WorkerPool.this.abandoned.decrementAndGet();
            } else if (!leaving) {
                workers.decrementAndGet();
                if (!closed) {
                    addWorker(); // of the next generation
                }
            }
        }

        private void turn(Task next) {
            if (!next.share().enter(next)) {
                return;
            }
            busy.incrementAndGet();
            long now = System.nanoTime();
            turnSince = now;
            stopwatch().turnBegins(now);
            task = next;
            try {
                next.turn();
            } catch (Throwable bug) { // a turn guards widget code itself: this is a fault of ours; the worker must live
                LOG.error("A turn of {} failed", next, bug);
            } finally {
                turnSince = 0;
                Task waiting = leave(next);
                if (waiting != null) {
                    queue.add(waiting);
                }
            }
        }

        private synchronized Task leave(Task done) {
            task = null;
            if (abandoned) {
                return null;
            }
            busy.decrementAndGet();
            return done.share().leave();
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
