package io.widgetry.feed.internal.replay;

import static io.widgetry.feed.internal.fakes.Events.at;
import static io.widgetry.feed.internal.fakes.Events.feed;
import static io.widgetry.feed.internal.fakes.Events.line;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.feed.internal.fakes.CapturedLog;
import io.widgetry.feed.internal.fakes.Eventually;
import io.widgetry.feed.internal.fakes.FakeCodec;
import io.widgetry.feed.internal.fakes.FakeRuntime;
import io.widgetry.feed.internal.fakes.ManualTicker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

public class ControlTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration TEN = Duration.ofSeconds(10);

    @Rule
    public final CapturedLog log = new CapturedLog();

    private final ManualTicker ticker = new ManualTicker();
    private final FakeRuntime runtime = new FakeRuntime();
    private final Feeds feeds = new Feeds(new FakeCodec(), runtime, ticker);

    @After
    public void close() {
        feeds.close(LONG);
    }

    @Test
    public void anEventIsNotPublishedBeforeItsTime() throws InterruptedException {
        int id = play();
        ticker.untilWaitingFor(TEN);
        ticker.advance(Duration.ofNanos(TEN.toNanos() - 1));
        ticker.untilWaitingFor(Duration.ofNanos(1));
        assertEquals(List.of("a"), runtime.ids());
        assertEquals(Optional.of(at(0)), status(id).position());
        ticker.advance(Duration.ofNanos(1));
        ticker.untilWaitingFor(TEN);
        assertEquals(List.of("a", "b"), runtime.ids());
        ticker.advance(TEN);
        assertEquals(State.FINISHED, feeds.await(id, LONG).orElseThrow().state());
        assertEquals(List.of("a", "b", "c"), runtime.ids());
    }

    @Test
    public void theTimeThatAFeedIsHeldDoesNotCount() throws InterruptedException {
        int id = play();
        ticker.untilWaitingFor(TEN);
        ticker.advance(Duration.ofSeconds(4));
        ticker.untilWaitingFor(Duration.ofSeconds(6));
        assertEquals(State.PAUSED, feeds.pause(id).orElseThrow().state());
        ticker.advance(Duration.ofHours(1));
        assertEquals(State.PLAYING, feeds.resume(id).orElseThrow().state());
        ticker.untilWaitingFor(Duration.ofSeconds(6));
        assertEquals(List.of("a"), runtime.ids());
        ticker.advance(Duration.ofSeconds(6));
        ticker.untilWaitingFor(TEN);
        assertEquals(List.of("a", "b"), runtime.ids());
    }

    @Test
    public void holdingAHeldFeedDoesNotBeginItsHoldingAnew() {
        int id = play();
        ticker.untilWaitingFor(TEN);
        feeds.pause(id);
        ticker.advance(Duration.ofMinutes(5));
        feeds.pause(id);
        ticker.advance(Duration.ofMinutes(5));
        feeds.resume(id);
        feeds.resume(id);
        ticker.untilWaitingFor(TEN);
        assertEquals(List.of("a"), runtime.ids());
    }

    @Test
    public void aFeedThatPlaysAtMaximumSpeedCanBeHeld() throws InterruptedException {
        runtime.onPublish(event -> feeds.pause(1));
        int id = feeds.play(feed(line("a", 0), "bad", line("b", 0)), "max", FeedOptions.FASTEST, 1, 1000)
                .id();
        Eventually.equal(List.of("a"), runtime::ids);
        assertEquals(State.PAUSED, feeds.await(id, Duration.ZERO).orElseThrow().state());
        assertEquals("a held feed takes no further line", 1, status(id).lines());
        feeds.resume(id);
        Eventually.equal(List.of("a", "b"), runtime::ids);
    }

    @Test
    public void aGapThatNoClockCanCountIsWaitedForUntilTheFeedIsStopped() {
        String never = line("b", 0).replace("2026-11-22T09:00:00Z", "+999999999-12-31T23:59:59Z");
        FeedOptions slow = new FeedOptions(Double.MIN_VALUE, false);
        int id = feeds.play(feed(line("a", 0), never), "gap", slow, 1, 1000).id();
        ticker.untilWaitingFor(Duration.ofNanos(Long.MAX_VALUE / 2 + 1));
        assertEquals(State.STOPPED, feeds.stop(id).orElseThrow().state());
        assertEquals(List.of("a"), runtime.ids());
    }

    @Test
    public void aStoppedFeedPublishesNothingMore() {
        int id = play();
        ticker.untilWaitingFor(TEN);
        assertEquals(State.STOPPED, feeds.stop(id).orElseThrow().state());
        ticker.advance(Duration.ofHours(1));
        assertEquals(List.of("a"), runtime.ids());
        assertEquals(State.STOPPED, status(id).state());
        assertEquals(List.of("feed control stopped: 2 lines, 1 accepted, 0 duplicates, 0 rejected"), log.infos());
    }

    @Test
    public void aHeldFeedCanBeStopped() throws InterruptedException {
        int id = play();
        ticker.untilWaitingFor(TEN);
        feeds.pause(id);
        assertEquals(State.STOPPED, feeds.stop(id).orElseThrow().state());
        assertEquals(State.STOPPED, feeds.await(id, LONG).orElseThrow().state());
    }

    @Test
    public void aFeedThatIsOverCanBeNeitherHeldNorStopped() throws InterruptedException {
        int id = feeds.play(feed(line("a", 0)), "short", FeedOptions.FASTEST, 1, 1000)
                .id();
        feeds.await(id, LONG);
        assertEquals(State.FINISHED, feeds.pause(id).orElseThrow().state());
        assertEquals(State.FINISHED, feeds.stop(id).orElseThrow().state());
        assertEquals(State.FINISHED, feeds.resume(id).orElseThrow().state());
    }

    @Test
    public void awaitReturnsAfterItsTimeWithTheFeedAsItIs() throws InterruptedException {
        int id = play();
        FeedStatus still = feeds.await(id, Duration.ofMillis(1)).orElseThrow();
        assertFalse(still.state().isOver());
    }

    @Test
    public void awaitTakesDurationsThatNoClockCounts() throws InterruptedException {
        int id = feeds.play(feed(line("a", 0)), "short", FeedOptions.FASTEST, 1, 1000)
                .id();
        assertEquals(
                State.FINISHED,
                feeds.await(id, Duration.ofSeconds(Long.MAX_VALUE))
                        .orElseThrow()
                        .state());
    }

    @Test
    public void anUnknownFeedIsNoError() throws InterruptedException {
        assertEquals(Optional.empty(), feeds.pause(7));
        assertEquals(Optional.empty(), feeds.resume(7));
        assertEquals(Optional.empty(), feeds.stop(7));
        assertEquals(Optional.empty(), feeds.await(7, LONG));
    }

    @Test
    public void aFeedThatIsStoppedByWhatItPublishesEnds() throws InterruptedException {
        runtime.onPublish(event -> feeds.stop(1));
        int id = play();
        assertEquals(State.STOPPED, feeds.await(id, LONG).orElseThrow().state());
        assertEquals(List.of("a"), runtime.ids());
    }

    private FeedStatus status(int id) {
        return feeds.list().get(id - 1);
    }

    private int play() {
        return feeds.play(
                        feed(line("a", 0), line("b", 10_000), line("c", 20_000)),
                        "control",
                        FeedOptions.REAL_TIME,
                        1,
                        1000)
                .id();
    }
}
