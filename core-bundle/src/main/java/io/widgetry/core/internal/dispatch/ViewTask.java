package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.ViewListener;
import io.widgetry.core.internal.dispatch.Views.Place;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One who is told what widgets show: on workers, in turns of its own, so that it holds up nobody else. */
final class ViewTask implements Task {
    private static final Logger LOG = LoggerFactory.getLogger(ViewTask.class);
    private static final int VIEWS_A_TURN = 256;
    private static final long RETURN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOG_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ViewListener listener;
    private final Views views;
    private final WorkerPool pool;
    private final WorkerShare share = new WorkerShare(1);

    // Guarded by this.
    private final Set<Place> changed = new LinkedHashSet<>();
    private boolean scheduled;
    private Thread runner;
    private boolean closed;

    private long lastLogged = System.nanoTime() - LOG_EVERY_NANOS; // by the turn only

    ViewTask(ViewListener listener, Views views, WorkerPool pool) {
        this.listener = listener;
        this.views = views;
        this.pool = pool;
    }

    boolean isFor(ViewListener other) {
        return other.equals(listener);
    }

    /** Something else is shown in a place than the listener was told. */
    void mark(Place place) {
        synchronized (this) {
            if (closed || !changed.add(place) || scheduled) {
                return;
            }
            scheduled = true;
            pool.begun();
        }
        pool.submit(this);
    }

    @Override
    public WorkerShare share() {
        return share;
    }

    @Override
    public void turn() {
        for (int left = VIEWS_A_TURN; left > 0; left--) {
            Place place = next();
            if (place == null) {
                return;
            }
            tell(place);
        }
        synchronized (this) {
            runner = null;
            notifyAll();
        }
        pool.submit(this);
    }

    private synchronized Place next() {
        Iterator<Place> oldest = changed.iterator();
        Place place = oldest.hasNext() ? oldest.next() : null;
        if (place == null) {
            runner = null;
            scheduled = false;
            pool.ended();
            notifyAll();
        } else {
            runner = Thread.currentThread();
            oldest.remove(); // before the view is looked up: what changes from here on is told again
        }
        return place;
    }

    private void tell(Place place) {
        try {
            listener.viewChanged(views.look(place));
        } catch (Throwable thrown) { // a listener's fault stops nobody, not even what it is told next
            long now = System.nanoTime();
            if (now - lastLogged >= LOG_EVERY_NANOS) {
                lastLogged = now;
                LOG.warn("A listener to widgets' views failed: {}", Failures.describe(thrown));
            }
        }
    }

    private boolean busyElsewhere() {
        return runner != null && runner != Thread.currentThread();
    }

    /** From now on the listener is told nothing; what it is being told is waited for, though not for long. */
    synchronized void close() {
        closed = true;
        changed.clear();
        Waits.untilOver(this, System.nanoTime() + RETURN_NANOS, this::busyElsewhere);
    }
}
