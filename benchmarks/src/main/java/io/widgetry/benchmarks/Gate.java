package io.widgetry.benchmarks;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A widget that holds its worker until it is let go. With a single worker, all that is published meanwhile waits, and is
 * then worked off in one go: nobody is woken up, and nobody gets into anybody's way, which is what differs most from one
 * time to the next.
 */
final class Gate implements Widget {
    private static final int SECONDS = 30;

    private final Semaphore entered = new Semaphore(0);
    private final Semaphore let = new Semaphore(0);
    private volatile long worker;

    @Override
    public void onDataEvent(DataEvent event, WidgetContext within) {
        worker = Thread.currentThread().getId();
        entered.release();
        acquire(let);
    }

    /** Waits until the worker is held. */
    void awaitHeld() {
        acquire(entered);
    }

    /** Lets it go. */
    void open() {
        let.release();
    }

    /** {@return the id of the thread that was held last} */
    long worker() {
        return worker;
    }

    private static void acquire(Semaphore semaphore) {
        try {
            if (!semaphore.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing came through the gate for " + SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
