package io.widgetry.feed.internal.replay;

import static io.widgetry.feed.internal.fakes.Events.feed;
import static io.widgetry.feed.internal.fakes.Events.line;
import static io.widgetry.feed.internal.fakes.Events.untimed;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.feed.internal.fakes.CapturedLog;
import io.widgetry.feed.internal.fakes.FakeCodec;
import io.widgetry.feed.internal.fakes.FakeRuntime;
import io.widgetry.feed.internal.fakes.SkippingTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

public class PacingTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Rule
    public final CapturedLog log = new CapturedLog();

    private final SkippingTicker ticker = new SkippingTicker();
    private final FakeRuntime runtime = new FakeRuntime();
    private final Feeds feeds = new Feeds(new FakeCodec(), runtime, ticker);

    @Test
    public void atSpeedOneTheDistancesBetweenEventsAreKept() throws InterruptedException {
        assertEquals(
                List.of(0L, 1500L, 1500L, 61_500L),
                millisOf(1, line("a", 0), line("b", 1500), line("c", 1500), line("d", 61_500)));
    }

    @Test
    public void atSpeedTenTheDistancesAreATenth() throws InterruptedException {
        assertEquals(List.of(0L, 150L, 6150L), millisOf(10, line("a", 0), line("b", 1500), line("c", 61_500)));
    }

    @Test
    public void atHalfSpeedTheDistancesAreDoubled() throws InterruptedException {
        assertEquals(List.of(0L, 3000L), millisOf(0.5, line("a", 0), line("b", 1500)));
    }

    @Test
    public void atMaximumSpeedNothingWaits() throws InterruptedException {
        assertEquals(List.of(0L, 0L, 0L), millisOf(FeedOptions.MAX, line("a", 0), line("b", 1500), line("c", 61_500)));
    }

    @Test
    public void anEarlierEventIsPublishedAtOnceAndTheOthersAreNotMoved() throws InterruptedException {
        assertEquals(
                List.of(0L, 5000L, 5000L, 5000L, 6000L),
                millisOf(1, line("a", 0), line("b", 5000), line("c", 4000), line("d", -3_600_000), line("e", 6000)));
    }

    @Test
    public void anEventWithoutATimeIsPublishedAtOnce() throws InterruptedException {
        assertEquals(
                List.of(0L, 0L, 5000L, 5000L), millisOf(1, untimed("a"), line("b", 0), line("c", 5000), untimed("d")));
    }

    @Test
    public void aGapOfYearsIsKept() throws InterruptedException {
        long years = Duration.ofDays(40 * 365).toMillis();
        assertEquals(List.of(0L, years, years + 1), millisOf(1, line("a", 0), line("b", years), line("c", years + 1)));
    }

    @Test
    public void theTimeThatPublishingTakesDoesNotAddUp() throws InterruptedException {
        List<Long> times = new ArrayList<>();
        long start = ticker.nanoTime();
        runtime.onPublish(event -> {
            times.add((ticker.nanoTime() - start) / 1_000_000);
            ticker.spend(700_000_000);
        });
        play(1, line("a", 0), line("b", 500), line("c", 1000), line("d", 5000));
        assertEquals(List.of(0L, 700L, 1400L, 5000L), times);
    }

    private List<Long> millisOf(double speed, String... lines) throws InterruptedException {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        long start = ticker.nanoTime();
        runtime.onPublish(event -> times.add(Math.round((ticker.nanoTime() - start) / 1e6)));
        play(speed, lines);
        return times;
    }

    private void play(double speed, String... lines) throws InterruptedException {
        int id = feeds.play(feed(lines), "pacing", new FeedOptions(speed, false), 1, 1000)
                .id();
        Optional<FeedStatus> end = feeds.await(id, LONG);
        assertEquals(FeedStatus.State.FINISHED, end.orElseThrow().state());
        assertEquals(lines.length, end.get().accepted());
    }
}
