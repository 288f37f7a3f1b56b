package io.widgetry.feed.internal.replay;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The feeds that run and the latest that ran. Safe for several threads. */
public final class Feeds {
    /** As {@code FeedAdmin.feeds()} promises. */
    static final int KEPT = 100;

    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final CloudEventCodec codec;
    private final DataEventPublisher publisher;
    private final Ticker ticker;
    private final NavigableMap<Integer, Feed> feeds = new TreeMap<>();
    private int lastId;
    private boolean closed;

    /** No feeds yet. */
    public Feeds(CloudEventCodec codec, DataEventPublisher publisher, Ticker ticker) {
        this.codec = codec;
        this.publisher = publisher;
        this.ticker = ticker;
    }

    /**
     * Begins a feed, which then owns the stream.
     *
     * @param maxRunning how many may run with it
     * @param maxLineBytes how long a line may be
     * @throws IllegalStateException if too many feeds run, or none may begin any more
     */
    public FeedStatus play(InputStream stream, String name, FeedOptions options, int maxRunning, int maxLineBytes) {
        Feed feed;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the feed bundle is stopping");
            }
            long running =
                    feeds.values().stream().filter(each -> !each.isOver()).count();
            if (running >= maxRunning) {
                throw new IllegalStateException("no more feeds than " + maxRunning + " may play at once: stop one, or"
                        + " raise maxFeeds in the configuration io.widgetry.feed");
            }
            int id = lastId + 1;
            LineReader lines = new LineReader(stream, maxLineBytes);
            feed = new Feed(id, name, options, lines, codec, publisher, ticker);
            feed.start();
            lastId = id;
            feeds.put(id, feed);
            forgetOldest();
        }
        return feed.status();
    }

    private void forgetOldest() {
        Iterator<Feed> oldest = feeds.values().iterator();
        while (feeds.size() > KEPT && oldest.hasNext()) {
            if (oldest.next().isOver()) {
                oldest.remove();
            }
        }
    }

    /** Waits until a feed is over; tells how it stands then. */
    public Optional<FeedStatus> await(int id, Duration atMost) throws InterruptedException {
        Optional<Feed> feed = find(id);
        if (feed.isPresent()) {
            feed.get().await(nanos(atMost));
        }
        return feed.map(Feed::status);
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? duration.toNanos() : Long.MAX_VALUE;
    }

    /** Holds a feed. */
    public Optional<FeedStatus> pause(int id) {
        Optional<Feed> feed = find(id);
        feed.ifPresent(Feed::pause);
        return feed.map(Feed::status);
    }

    /** Lets a held feed go on. */
    public Optional<FeedStatus> resume(int id) {
        Optional<Feed> feed = find(id);
        feed.ifPresent(Feed::resume);
        return feed.map(Feed::status);
    }

    /** Ends a feed. It publishes nothing after this returned. */
    public Optional<FeedStatus> stop(int id) {
        Optional<Feed> feed = find(id);
        feed.filter(each -> !each.isOver()).ifPresent(each -> stop(List.of(each), STOP_NANOS));
        return feed.map(Feed::status);
    }

    /** All feeds that are known, by id. */
    public synchronized List<FeedStatus> list() {
        return feeds.values().stream().map(Feed::status).toList();
    }

    /** Ends all feeds and lets none begin any more. */
    public void close(Duration atMost) {
        List<Feed> running;
        synchronized (this) {
            closed = true;
            running = new ArrayList<>(feeds.values());
        }
        running.removeIf(Feed::isOver);
        stop(running, nanos(atMost));
    }

    private synchronized Optional<Feed> find(int id) {
        return Optional.ofNullable(feeds.get(id));
    }

    private static void stop(List<Feed> ending, long nanos) {
        long deadline = System.nanoTime() + nanos;
        ending.forEach(Feed::end);
        try {
            for (Feed feed : ending) {
                feed.join(deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they have been told, and end without being waited for
        }
    }
}
