package io.widgetry.web.internal.stream;

import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.ShownView;
import io.widgetry.api.admin.ViewListener;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds of all agents whom somebody watches, or has watched a while ago, fed by one monitor. */
final class Feeds implements ViewListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    private final ConcurrentMap<String, Feed> byAgent = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean warned = new AtomicBoolean();
    private final RuntimeAdmin admin;
    private final World world;
    private final Lanes lanes;
    private final LongSupplier nanos;
    private volatile boolean closed;
    private volatile EventMonitor monitor;
    private long missed; // of this monitor, as far as it was made up for; of the thread that ticks

    Feeds(
            RuntimeAdmin admin,
            RemoteWidgets remote,
            Offer offer,
            StreamSettings settings,
            Lanes lanes,
            Executor background,
            LongSupplier nanos) {
        this.admin = admin;
        this.lanes = lanes;
        this.nanos = nanos;
        AtomicLong epochs = new AtomicLong();
        // Distinct from those before a restart by the time, from each other by the count.
        String start = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        this.world = new World(
                remote,
                offer,
                new Views(),
                settings,
                () -> start + "-" + Long.toString(epochs.incrementAndGet(), Character.MAX_RADIX),
                background,
                bytes::addAndGet);
        this.monitor = open();
    }

    private EventMonitor open() {
        return admin.monitor(EventFilter.ALL, world.settings().monitorCapacity(), this::accept);
    }

    /** On a thread of the core's, which is not to be held. */
    private void accept(ObservedEvent event) {
        Feed feed = byAgent.get(event.agentId());
        if (feed != null) {
            lanes.run(event.agentId(), () -> tell(feed, event));
        }
    }

    private void tell(Feed feed, ObservedEvent event) {
        try {
            feed.accept(event);
        } catch (RuntimeException thrown) {
            if (warned.compareAndSet(false, true)) {
                LOG.warn("The event stream of an agent failed and begins anew; this is logged once", thrown);
            }
            feed.reload();
        }
        if (bytes.get() > world.settings().totalBytes()) {
            makeRoom();
        }
    }

    /** Begins to tell somebody; goes on until {@link #detach}. */
    void attach(Subscriber subscriber, Optional<Position> from) {
        String agentId = subscriber.reader().agentId();
        Feed feed;
        do {
            feed = byAgent.computeIfAbsent(agentId, this::begin);
        } while (!feed.attach(subscriber, from));
        if (!subscriber.isOpen()) {
            detach(subscriber); // it ended before it was there
        }
    }

    private Feed begin(String agentId) {
        Feed feed = new Feed(agentId, world, nanos.getAsLong());
        world.background().execute(() -> {
            // Waits until it is in the map, so that no event passes between the state and the first that it hears.
            byAgent.computeIfPresent(agentId, (agent, known) -> known);
            feed.load();
        });
        return feed;
    }

    /** Tells somebody no more. A stream can end while a feed writes to it: this is done a little later. */
    void detach(Subscriber subscriber) {
        world.background().execute(() -> {
            Feed feed = byAgent.get(subscriber.reader().agentId());
            if (feed != null) {
                feed.detach(subscriber, nanos.getAsLong());
            }
        });
    }

    @Override
    public void viewChanged(ShownView view) {
        if (view.agentId().isEmpty()) {
            return;
        }
        String agentId = view.agentId().get();
        world.views().put(agentId, view);
        Feed feed = byAgent.get(agentId);
        if (feed != null) {
            feed.viewChanged(view);
        }
    }

    /** Other widgets are there than before. */
    void offerChanged() {
        byAgent.values().forEach(Feed::offerChanged);
    }

    /** What is being developed fares differently. */
    void developmentChanged() {
        byAgent.values().forEach(Feed::developmentChanged);
    }

    /** Looks after what events do not tell; now and then, from one thread. */
    void tick() {
        if (closed) {
            return;
        }
        if (!monitor.isOpen()) {
            monitor = open();
            missed = lanes.refused();
            byAgent.values().forEach(Feed::reload);
        }
        long now = monitor.missed() + lanes.refused();
        if (now != missed) {
            missed = now;
            byAgent.values().forEach(Feed::reload);
        }
        long longAgo = nanos.getAsLong() - world.settings().keepUnwatched().toNanos();
        for (Feed feed : byAgent.values()) {
            feed.checkLeaving();
            if (!feed.isWatched() && feed.unwatchedSince() - longAgo < 0) {
                retire(feed);
            }
        }
    }

    private boolean retire(Feed feed) {
        return feed.retire() && byAgent.remove(feed.agentId(), feed);
    }

    /** Gives up what nobody watches, longest unwatched first, then what has passed longest ago. */
    private synchronized void makeRoom() {
        List<Feed> unwatched = byAgent.values().stream()
                .filter(feed -> !feed.isWatched())
                .sorted(Comparator.comparingLong(Feed::unwatchedSince))
                .toList();
        for (Feed feed : unwatched) {
            if (isOverBudget()) {
                retire(feed);
            }
        }
        if (isOverBudget()) {
            byAgent.values().forEach(Feed::halve);
        }
    }

    private boolean isOverBudget() {
        return bytes.get() > world.settings().totalBytes();
    }

    /** {@return how many pages an agent has open} */
    int watchers(String agentId) {
        Feed feed = byAgent.get(agentId);
        return feed == null ? 0 : feed.watchers();
    }

    /** {@return how many agents have a feed} */
    int size() {
        return byAgent.size();
    }

    /** {@return how many bytes of history are kept} */
    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        closed = true;
        monitor.close();
        byAgent.values().forEach(Feed::end);
        byAgent.clear();
    }
}
