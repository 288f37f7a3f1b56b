package io.widgetry.feed.internal.replay;

import static io.widgetry.feed.internal.fakes.Events.at;
import static io.widgetry.feed.internal.fakes.Events.feed;
import static io.widgetry.feed.internal.fakes.Events.line;
import static io.widgetry.feed.internal.fakes.Events.stream;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.Problem;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.feed.internal.fakes.CapturedLog;
import io.widgetry.feed.internal.fakes.FakeCodec;
import io.widgetry.feed.internal.fakes.FakeRuntime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;

public class ProblemsTest {
    @Rule
    public final CapturedLog log = new CapturedLog();

    private final FakeRuntime runtime = new FakeRuntime();
    private final Feeds feeds = new Feeds(new FakeCodec(), runtime, Ticker.SYSTEM);

    @Test
    public void everyLineIsCountedAndEveryRejectedOneNamedWithItsNumber() throws InterruptedException {
        FeedStatus end = play(feed(
                line("a", 0),
                "{broken",
                "",
                line("b", "rejected", 0),
                line("a", 1),
                "{\"id\":\"x\"}",
                "   ",
                line("c", 5)));
        assertEquals(State.FINISHED, end.state());
        assertEquals(8, end.lines());
        assertEquals(2, end.accepted());
        assertEquals(1, end.duplicates());
        assertEquals(3, end.rejected());
        assertEquals(
                List.of(
                        new Problem(2, "not JSON"),
                        new Problem(4, "names no interaction"),
                        new Problem(6, "lacks agentid")),
                end.problems());
        assertEquals(Optional.of(at(5)), end.position());
        assertEquals(
                List.of(
                        "feed day.ndjson line 2 rejected: not JSON",
                        "feed day.ndjson line 4 rejected: names no interaction",
                        "feed day.ndjson line 6 rejected: lacks agentid"),
                log.warnings());
        assertEquals(List.of("feed day.ndjson finished: 8 lines, 2 accepted, 1 duplicates, 3 rejected"), log.infos());
    }

    @Test
    public void windowsFilesPlay() throws InterruptedException {
        FeedStatus end = play(stream("\uFEFF" + line("a", 0) + "\r\n\r\n" + line("b", 1)));
        assertEquals(List.of("a", "b"), runtime.ids());
        assertEquals(3, end.lines());
        assertEquals(0, end.rejected());
    }

    @Test
    public void anUnreadableLineCostsThatLineOnly() throws InterruptedException {
        byte[] latin1 = line("é", 1).getBytes(StandardCharsets.ISO_8859_1);
        FeedStatus end = play(new SequenceInputStream(
                feed(line("a", 0), "x".repeat(1001)),
                new SequenceInputStream(new ByteArrayInputStream(latin1), stream("\n" + line("b", 2)))));
        assertEquals(List.of("a", "b"), runtime.ids());
        assertEquals(
                List.of(new Problem(2, "longer than 1000 bytes"), new Problem(3, "not UTF-8 at byte 8 of the line")),
                end.problems());
    }

    @Test
    public void theLatestTwentyProblemsAreKeptAndTheFirstTwentyLoggedWithASummary() throws InterruptedException {
        String[] lines = IntStream.rangeClosed(1, 50).mapToObj(i -> "bad").toArray(String[]::new);
        FeedStatus end = play(feed(lines));
        assertEquals(50, end.rejected());
        assertEquals(
                IntStream.rangeClosed(31, 50)
                        .mapToObj(i -> new Problem(i, "not JSON"))
                        .toList(),
                end.problems());
        assertEquals(21, log.warnings().size());
        assertEquals(
                "feed day.ndjson line 20 rejected: not JSON", log.warnings().get(19));
        assertEquals(
                "feed day.ndjson: 30 more lines were rejected", log.warnings().get(20));
    }

    @Test
    public void whatTheCodecOrTheRuntimeThrowsCostsTheLineAndIsNotQuoted() throws InterruptedException {
        runtime.onPublish(event -> {
            if (event.id().equals(Optional.of("b"))) {
                throw new IllegalArgumentException("secret payload");
            }
            if (event.id().equals(Optional.of("c"))) {
                throw new StackOverflowError("secret payload");
            }
        });
        FeedStatus end = play(feed("codec fails", line("b", 0), line("c", 0), line("d", 0)));
        assertEquals(List.of("d"), runtime.ids());
        assertEquals(
                List.of(
                        new Problem(1, "cannot be read: IllegalStateException"),
                        new Problem(2, "the runtime failed on it: IllegalArgumentException"),
                        new Problem(3, "the runtime failed on it: StackOverflowError")),
                end.problems());
    }

    @Test
    public void aNameCannotForgeLinesOfTheLog() throws InterruptedException {
        int id = feeds.play(feed("bad"), "x\nWARN forged", FeedOptions.FASTEST, 1, 1000)
                .id();
        assertEquals(
                "x?WARN forged",
                feeds.await(id, Duration.ofSeconds(20)).orElseThrow().name());
        assertEquals(List.of("feed x?WARN forged line 1 rejected: not JSON"), log.warnings());
    }

    @Test
    public void aStreamThatFailsEndsTheFeedVisibly() throws InterruptedException {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        FeedStatus end = play(new SequenceInputStream(feed(line("a", 0), line("b", 1)), failing));
        assertEquals(State.FAILED, end.state());
        assertEquals(List.of("a", "b"), runtime.ids());
        assertEquals(0, end.rejected());
        assertEquals(List.of(new Problem(3, "cannot be read any further: the disk is gone")), end.problems());
        assertEquals(List.of("feed day.ndjson line 3 cannot be read any further: the disk is gone"), log.warnings());
        assertEquals(List.of("feed day.ndjson failed: 2 lines, 2 accepted, 0 duplicates, 0 rejected"), log.infos());
    }

    private FeedStatus play(InputStream stream) throws InterruptedException {
        int id = feeds.play(stream, "day.ndjson", FeedOptions.FASTEST, 1, 1000).id();
        return feeds.await(id, Duration.ofSeconds(20)).orElseThrow();
    }
}
