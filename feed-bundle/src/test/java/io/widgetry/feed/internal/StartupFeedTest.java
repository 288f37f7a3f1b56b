package io.widgetry.feed.internal;

import static io.widgetry.feed.internal.fakes.Events.line;
import static io.widgetry.feed.internal.fakes.Events.stream;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.feed.internal.fakes.CapturedLog;
import io.widgetry.feed.internal.fakes.FakeCodec;
import io.widgetry.feed.internal.fakes.FakeRuntime;
import io.widgetry.feed.internal.recording.Recordings;
import io.widgetry.feed.internal.replay.Feeds;
import io.widgetry.feed.internal.replay.Ticker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StartupFeedTest {
    @Rule
    public final CapturedLog log = new CapturedLog();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeRuntime runtime = new FakeRuntime();
    private FeedService feeds;
    private Path file;

    @Before
    public void start() throws Exception {
        FakeCodec codec = new FakeCodec();
        feeds = new FeedService(
                Places.of(null, null),
                new Feeds(codec, runtime, Ticker.SYSTEM),
                new Recordings(runtime, codec, Duration.ofSeconds(1)),
                new Limits(1, 1000, 1, 100));
        file = Files.writeString(folder.getRoot().toPath().resolve("day.ndjson"), line("a", 0));
    }

    @After
    public void stop() {
        feeds.close();
    }

    @Test
    public void theFileIsPlayedAtItsSpeed() {
        begin(feeds, file.toString(), " 10 ");
        FeedStatus feed = feeds.feeds().get(0);
        assertEquals("day.ndjson", feed.name());
        assertEquals(10, feed.speed(), 0);
    }

    @Test
    public void withoutASpeedItIsPlayedAtRealSpeed() {
        begin(feeds, file.toString(), null);
        assertEquals(1, feeds.feeds().get(0).speed(), 0);
    }

    @Test
    public void aDashStandsForStandardInput() throws InterruptedException {
        begin(feeds, "-", "max");
        FeedStatus feed = feeds.await(1, Duration.ofSeconds(20)).orElseThrow();
        assertEquals("standard input", feed.name());
        assertEquals(List.of("from standard input"), runtime.ids());
    }

    @Test
    public void withoutAFeedNothingIsPlayed() {
        begin(feeds, null, "wrong, but nobody asks");
        begin(feeds, " ", null);
        assertEquals(List.of(), feeds.feeds());
        assertEquals(List.of(), log.warnings());
    }

    @Test
    public void aWrongSpeedIsNamedAndNothingIsPlayed() {
        begin(feeds, "day.ndjson", "fast");
        assertEquals(List.of(), feeds.feeds());
        assertEquals(
                List.of(
                        "framework property widgetry.feed.speed: speed must be a number greater than 0 or max, not fast;"
                                + " the feed day.ndjson is not played"),
                log.warnings());
    }

    @Test
    public void aFileThatCannotBePlayedIsNamed() {
        begin(feeds, file + ".lost", null);
        begin(feeds, "a\0b", null);
        assertEquals(
                List.of(
                        "framework property widgetry.feed: " + file + ".lost: there is no such file",
                        "framework property widgetry.feed: Nul character not allowed: a?b"),
                log.warnings());
    }

    private static void begin(FeedAdmin feeds, String feed, String speed) {
        new StartupFeed(feeds, () -> stream(line("from standard input", 0))).play(feed, speed);
    }
}
