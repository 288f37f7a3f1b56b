package io.widgetry.feed.internal.replay;

import static io.widgetry.feed.internal.fakes.Events.feed;
import static io.widgetry.feed.internal.fakes.Events.line;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.feed.internal.fakes.CapturedLog;
import io.widgetry.feed.internal.fakes.Eventually;
import io.widgetry.feed.internal.fakes.FakeCodec;
import io.widgetry.feed.internal.fakes.FakeRuntime;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

public class FeedsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Rule
    public final CapturedLog log = new CapturedLog();

    private final FakeRuntime runtime = new FakeRuntime();
    private final Feeds feeds = new Feeds(new FakeCodec(), runtime, Ticker.SYSTEM);

    @After
    public void close() {
        feeds.close(LONG);
    }

    @Test
    public void twoFeedsPlayAtOnceOnDaemonThreadsOfTheirOwn() throws InterruptedException {
        CyclicBarrier both = new CyclicBarrier(2);
        Set<String> threads = new ConcurrentSkipListSet<>();
        runtime.onPublish(event -> {
            meet(both); // passes only if two feeds are publishing
            threads.add(Thread.currentThread().getName() + " "
                    + Thread.currentThread().isDaemon());
        });
        int first = play(feed(line("a", 0), line("b", 1)));
        int second = play(feed(line("c", 0), line("d", 1)));
        assertEquals(2, feeds.await(first, LONG).orElseThrow().accepted());
        assertEquals(2, feeds.await(second, LONG).orElseThrow().accepted());
        assertEquals(Set.of("widgetry-feed-1 true", "widgetry-feed-2 true"), threads);
        assertEquals(Set.of("a", "b", "c", "d"), new TreeSet<>(runtime.ids()));
    }

    @Test
    public void onlySoManyFeedsPlayAtOnce() throws Exception {
        try (PipedOutputStream never = new PipedOutputStream()) {
            play(new PipedInputStream(never));
            IllegalStateException refused = assertThrows(
                    IllegalStateException.class,
                    () -> feeds.play(feed(line("a", 0)), "second", FeedOptions.FASTEST, 1, 1000));
            assertEquals(
                    "no more feeds than 1 may play at once: stop one, or raise maxFeeds in the configuration"
                            + " io.widgetry.feed",
                    refused.getMessage());
            feeds.stop(1);
            assertEquals(
                    2,
                    feeds.play(feed(line("a", 0)), "second", FeedOptions.FASTEST, 1, 1000)
                            .id());
        }
    }

    @Test
    public void theLatestHundredFeedsAreKept() throws InterruptedException {
        for (int i = 1; i <= 103; i++) {
            feeds.await(play(feed(line("e" + i, 0))), LONG);
        }
        List<FeedStatus> kept = feeds.list();
        assertEquals(100, kept.size());
        assertEquals(4, kept.get(0).id());
        assertEquals(103, kept.get(99).id());
    }

    @Test
    public void aFeedThatWaitsForItsStreamCanBeStopped() throws Exception {
        try (PipedOutputStream source = new PipedOutputStream()) {
            int id = play(new PipedInputStream(source));
            source.write((line("a", 0) + "\n").getBytes(StandardCharsets.UTF_8));
            source.flush();
            Eventually.equal(List.of("a"), runtime::ids);
            assertEquals(State.STOPPED, feeds.stop(id).orElseThrow().state());
            assertEquals(State.STOPPED, feeds.await(id, LONG).orElseThrow().state());
            assertEquals(List.of(), log.warnings());
        }
    }

    @Test
    public void aThreadThatCannotBeCalledBackFromItsStreamIsGivenUpAndPublishesNothing() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        int id = play(new Stubborn(reading, released));
        assertTrue(reading.await(20, TimeUnit.SECONDS));
        assertEquals(State.STOPPED, feeds.stop(id).orElseThrow().state());
        assertEquals(State.STOPPED, feeds.await(id, LONG).orElseThrow().state());
        Thread thread = feedThreads().get(0);
        released.countDown();
        thread.join(20_000);
        assertFalse(thread.isAlive());
        assertEquals(List.of(), runtime.ids());
        assertEquals(1, log.infos().size());
    }

    @Test
    public void theStreamIsClosedAtItsEnd() throws InterruptedException {
        AtomicBoolean closed = new AtomicBoolean();
        int id = play(new FilterInputStream(feed(line("a", 0))) {
            @Override
            public void close() {
                closed.set(true);
            }
        });
        feeds.await(id, LONG);
        assertTrue(closed.get());
    }

    @Test
    public void closingEndsAllFeedsAndLetsNoneBegin() throws Exception {
        try (PipedOutputStream never = new PipedOutputStream()) {
            play(new PipedInputStream(never));
            play(feed(line("a", 0), line("b", 3_600_000)), new FeedOptions(1, false));
            Eventually.equal(List.of("a"), runtime::ids);
            feeds.close(LONG);
            assertEquals(
                    List.of(State.STOPPED, State.STOPPED),
                    feeds.list().stream().map(FeedStatus::state).toList());
            assertEquals(
                    List.of(), feedThreads().stream().filter(Thread::isAlive).toList());
            assertThrows(IllegalStateException.class, () -> play(feed(line("c", 0))));
        }
    }

    @Test
    public void aRuntimeThatStopsEndsTheFeedWithoutBlamingALine() throws InterruptedException {
        int id = play(feed(line("a", 0), line("b", "stopping", 1), line("c", 2)));
        FeedStatus end = feeds.await(id, LONG).orElseThrow();
        assertEquals(State.STOPPED, end.state());
        assertEquals(0, end.rejected());
        assertEquals(List.of("a"), runtime.ids());
        assertEquals(List.of(), log.warnings());
    }

    @Test
    public void playedAgainEventsAreNoDuplicates() throws InterruptedException {
        String[] lines = {line("a", 0), line("b", 0).replace("/test", "/test#x")};
        feeds.await(play(feed(lines)), LONG);
        FeedStatus same = feeds.await(play(feed(lines)), LONG).orElseThrow();
        assertEquals(2, same.duplicates());
        assertEquals(0, same.accepted());
        FeedStatus again = feeds.await(play(feed(lines), new FeedOptions(FeedOptions.MAX, true)), LONG)
                .orElseThrow();
        assertEquals(2, again.accepted());
        assertEquals(
                List.of("/test", "/test#x", "/test#3", "/test#x/3"),
                runtime.accepted().stream().map(SourceEvent::source).toList());
    }

    @Test
    public void playedAgainAnEventIsTheSameButForItsSource() throws InterruptedException {
        String full = "{\"id\":\"1\",\"source\":\"/s\",\"type\":\"onInteractionEndedEvent\",\"agentid\":\"6\","
                + "\"subject\":\"i\",\"time\":\"2026-11-22T09:00:00Z\",\"aftercontactwork\":true,\"data\":{\"id\":\"i\"}}";
        feeds.await(play(feed(full)), LONG);
        feeds.await(play(feed(full), new FeedOptions(FeedOptions.MAX, true)), LONG);
        FakeCodec codec = new FakeCodec();
        assertEquals(
                codec.write(runtime.accepted().get(0)).replace("\"/s\"", "\"/s#2\""),
                codec.write(runtime.accepted().get(1)));
    }

    private int play(InputStream stream) {
        return play(stream, FeedOptions.FASTEST);
    }

    private int play(InputStream stream, FeedOptions options) {
        return feeds.play(stream, "test", options, 16, 1000).id();
    }

    private static List<Thread> feedThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("widgetry-feed-"))
                .toList();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A stream whose reader neither an interrupt nor closing calls back. */
    private static final class Stubborn extends InputStream {
        private final CountDownLatch reading;
        private final CountDownLatch released;
        private final InputStream feed = feed(line("late", 0));

        Stubborn(CountDownLatch reading, CountDownLatch released) {
            this.reading = reading;
            this.released = released;
        }

        @Override
        public int read() throws IOException {
            return feed.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            reading.countDown();
            while (released.getCount() > 0) {
                try {
                    released.await();
                } catch (InterruptedException stubborn) {
                    // goes on waiting, which is its point
                }
            }
            return feed.read(into, from, length);
        }
    }
}
