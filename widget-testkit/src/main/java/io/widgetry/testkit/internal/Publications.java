package io.widgetry.testkit.internal;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.admin.Admin;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.json.PayloadMapper;
import io.widgetry.testkit.Published;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A core in memory without widgets, and what became of the events that a source published to it. */
public final class Publications {
    private final BlockingQueue<Published> waiting = new LinkedBlockingQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Duration patience;
    private final Dispatcher dispatcher;
    private final RuntimeAdmin admin;
    private int taken;
    private Published latest;

    /** Begins. Time is this computer's, since a connector's threads and connections go by it, too. */
    public Publications(Duration patience) {
        Core core = Core.of(Map.of());
        this.patience = patience;
        this.dispatcher = new Dispatcher(core.settings(), new PayloadMapper(core.limits()));
        this.admin = new Admin(dispatcher);
    }

    /** {@return how long to wait where a test does not say it} */
    public static Duration usualPatience() {
        return Quiet.usually();
    }

    /** {@return what became of an event, which is kept until it is asked for} */
    public PublishResult publish(SourceEvent event) {
        PublishResult result = dispatcher.publish(event);
        waiting.add(new Published(event, result));
        return result;
    }

    /** {@return the operator's view of the core} */
    public RuntimeAdmin admin() {
        return admin;
    }

    /** {@return the next event, waited for} */
    public Published next() {
        return take("its event " + (taken + 1));
    }

    /** Waits for the next events, each of which is to be accepted. */
    public void accepted(int events) {
        for (int i = 1; i <= events; i++) {
            String which = i + " of the " + events + " that were to be accepted";
            Published next = take("event " + which);
            if (!next.result().isAccepted()) {
                throw new AssertionError("event " + which + " was not: " + next);
            }
        }
    }

    private Published take(String which) {
        try {
            Published next = waiting.poll(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError("the source published nothing more within " + patience.toMillis()
                        + " ms; waited for " + which + before());
            }
            taken++;
            latest = next;
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + which + before(), e);
        }
    }

    private String before() {
        return latest == null ? ", and nothing came before" : "; the one before was " + latest;
    }

    /** {@return whether it has ended} */
    public boolean isClosed() {
        return closed.get();
    }

    /** Ends it: what is published from now on is rejected. */
    public void close() {
        if (closed.compareAndSet(false, true)) {
            dispatcher.close();
        }
    }
}
