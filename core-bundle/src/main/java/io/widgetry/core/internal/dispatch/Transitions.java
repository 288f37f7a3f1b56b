package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.WidgetListener;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetTransition;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest moves of all widgets from state to state, and those who are told of them, on a thread of their own. */
final class Transitions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("io.widgetry.supervision");
    private static final int KEPT = 500;
    private static final int WAITING = 1_000;
    private static final Set<WidgetState> ILL = EnumSet.of(WidgetState.STALLED, WidgetState.QUARANTINED);

    private final ArrayDeque<WidgetTransition> latest = new ArrayDeque<>();
    private final List<WidgetListener> listeners = new CopyOnWriteArrayList<>();
    // A listener that hangs holds this thread, not supervision; what then no longer fits is in the history still.
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
                Thread made = new Thread(null, task, "widgetry-transitions", 0, false);
                made.setDaemon(true);
                return made;
            },
            new ThreadPoolExecutor.DiscardPolicy());

    Transitions() {
        thread.allowCoreThreadTimeOut(true);
    }

    WidgetTransition add(WidgetHost host, WidgetState from, WidgetState to, String why) {
        WidgetTransition transition = new WidgetTransition(
                host.id(), host.identity().bundle(), host.metadata().version(), from, to, Instant.now(), why);
        synchronized (this) {
            if (latest.size() == KEPT) {
                latest.removeFirst();
            }
            latest.addLast(transition);
        }
        thread.execute(() -> tell(transition));
        return transition;
    }

    synchronized List<WidgetTransition> all() {
        return List.copyOf(latest);
    }

    void add(WidgetListener listener) {
        listeners.add(listener);
    }

    void remove(WidgetListener listener) {
        listeners.remove(listener);
    }

    private void tell(WidgetTransition transition) {
        for (WidgetListener listener : listeners) {
            try {
                listener.widgetChanged(transition);
            } catch (RuntimeException | Error thrown) {
                LOG.warn("A listener to widgets' states failed: {}", Failures.describe(thrown));
            }
        }
    }

    /** A person should act on an ill widget, and likes to know when it is well again. */
    static void log(WidgetTransition transition) {
        String line = "Widget {} {} of bundle {}: {} → {}: {}";
        Object[] values = {
            transition.widgetId(),
            transition.version(),
            transition.bundle(),
            transition.from(),
            transition.to(),
            transition.reason()
        };
        if (ILL.contains(transition.to())) {
            LOG.warn(line, values);
        } else if (transition.from() == WidgetState.QUARANTINED && transition.to() == WidgetState.HEALTHY
                || transition.from() == WidgetState.PROBING) {
            LOG.info(line, values);
        } else {
            LOG.debug(line, values);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
