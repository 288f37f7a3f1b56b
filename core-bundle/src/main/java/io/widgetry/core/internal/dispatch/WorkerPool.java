package io.widgetry.core.internal.dispatch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final long SPARE_IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final IntSupplier size;
    private final IntSupplier spare;
    private final AtomicInteger workers = new AtomicInteger();
    /** Workers that run what is not known to be quick, or has turned out not to be. */
    private final AtomicInteger lengthy = new AtomicInteger();

    private final RunQueue queue = new RunQueue(() -> workers.get() - lengthy.get());
    private final AtomicInteger abandoned = new AtomicInteger();
    private final AtomicInteger named = new AtomicInteger();
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final Set<Worker> all = ConcurrentHashMap.newKeySet();
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
        queue.wake();
    }

    /** Queues a turn, one of several: whoever does calls {@link #begin} after the last one. */
    void submitOneOf(Task task) {
        queue.add(task);
    }

    /** Sees to it that what has been queued is begun. */
    void begin() {
        queue.wake();
    }

    int workers() {
        return workers.get();
    }

    int abandoned() {
        return abandoned.get();
    }

    int busy() {
        return (int) all.stream().filter(Worker::isBusy).count();
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
        queue.dismiss();
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
        all.remove(worker);
        warned = false;
        worker.interrupt();
        if (waiting != null) {
            submit(waiting);
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
        queue.dismiss();
    }

    /** Looks at all turns that are running now. */
    void forEachRunning(BiConsumer<Thread, Task> look) {
        for (Worker worker : all) {
            Task task = worker.task();
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
        private static final VarHandle TURN_SINCE;
        private static final VarHandle TASK;

        static {
            try {
                TURN_SINCE = MethodHandles.lookup().findVarHandle(Worker.class, "turnSince", long.class);
                TASK = MethodHandles.lookup().findVarHandle(Worker.class, "task", Task.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private final int born = queue.round();
        // Read by others, who need not see it at once: written without waiting for that.
        private long turnSince;
        private Task task;
        // Guarded by this.
        private boolean abandoned;
        private boolean takesLong;

        Worker() {
            super("widgetry-worker-" + named.incrementAndGet());
            setDaemon(true);
            setContextClassLoader(WorkerPool.class.getClassLoader());
        }

        /** Its turn no longer counts in its widget's share; returns what waited for the place. */
        synchronized Task giveUp() {
            abandoned = true;
            countAsLengthy(false);
            return task.share().leave();
        }

        synchronized boolean isAbandoned() {
            return abandoned;
        }

        Task task() {
            return (Task) TASK.getAcquire(this);
        }

        boolean isBusy() {
            return task() != null;
        }

        boolean isHeld(long now) {
            long since = (long) TURN_SINCE.getAcquire(this);
            return since != 0 && now - since > TICK_NANOS;
        }

        @Override
        public void run() {
            boolean leaving = false;
            while (!leaving && !closed && !isAbandoned() && born == queue.round()) {
                Task next = queue.take(born, SPARE_IDLE_NANOS);
                if (next != null) {
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
            long now = System.nanoTime();
            TURN_SINCE.setRelease(this, now);
            stopwatch().turnBegins(now);
            TASK.setRelease(this, next);
            if (!next.isQuick()) {
                takesLong();
                queue.wake();
            }
            try {
                next.turn();
            } catch (Throwable bug) { // a turn guards widget code itself: this is a fault of ours; the worker must live
                LOG.error("A turn of {} failed", next, bug);
            } finally {
                TURN_SINCE.setRelease(this, 0L);
                next.share().tookNanos(stopwatch().ended() - now);
                Task waiting = leave(next);
                if (waiting != null) {
                    submit(waiting);
                }
            }
        }

        /** Other turns are not to wait for this one. */
        synchronized void takesLong() {
            if (!abandoned && isBusy()) {
                countAsLengthy(true);
            }
        }

        /** The same, and not for another turn of its widget: that would probably hang in the same place. */
        void hangs() {
            Task now = task();
            if (now != null) {
                now.share().hangs();
            }
            takesLong();
        }

        private void countAsLengthy(boolean now) {
            if (takesLong != now) {
                takesLong = now;
                lengthy.addAndGet(now ? 1 : -1);
            }
        }

        private synchronized Task leave(Task done) {
            TASK.setRelease(this, null);
            if (abandoned) {
                return null;
            }
            countAsLengthy(false);
            return done.share().leave();
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
            List<Worker> lengthyOnes =
                    all.stream().filter(worker -> worker.isHeld(time)).toList();
            lengthyOnes.forEach(Worker::hangs);
            held = lengthyOnes.size();
            int now = workers.get();
            if (now < size.getAsInt()) {
                addWorker();
            } else if (queue.isShort() && now - held < size.getAsInt()) {
                grow(now);
            }
            queue.wakeAnother(); // should the turns at hand take longer than expected
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
}
