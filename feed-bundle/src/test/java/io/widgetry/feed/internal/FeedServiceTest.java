package io.widgetry.feed.internal;

import static io.widgetry.feed.internal.fakes.Events.feed;
import static io.widgetry.feed.internal.fakes.Events.line;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.feed.internal.fakes.CapturedLog;
import io.widgetry.feed.internal.fakes.Eventually;
import io.widgetry.feed.internal.fakes.FakeCodec;
import io.widgetry.feed.internal.fakes.FakeRuntime;
import io.widgetry.feed.internal.recording.Recordings;
import io.widgetry.feed.internal.replay.Feeds;
import io.widgetry.feed.internal.replay.Ticker;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FeedServiceTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Limits LIMITS = new Limits(2, 1000, 2, 100);

    @Rule
    public final CapturedLog log = new CapturedLog();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeRuntime runtime = new FakeRuntime();
    private Path home;
    private Path sessions;
    private FeedService service;

    @Before
    public void start() throws Exception {
        home = folder.getRoot().toPath().toAbsolutePath();
        sessions = Files.createDirectory(home.resolve("sessions"));
        FakeCodec codec = new FakeCodec();
        service = new FeedService(
                Places.of(home.toString(), sessions.toString()),
                new Feeds(codec, runtime, Ticker.SYSTEM),
                new Recordings(runtime, codec, Duration.ofSeconds(1)),
                LIMITS);
    }

    @After
    public void stop() {
        service.close();
    }

    @Test
    public void aFileIsPlayedUnderItsName() throws Exception {
        Path file = Files.writeString(home.resolve("day.ndjson"), line("a", 0));
        FeedStatus begun = service.play(file, FeedOptions.FASTEST);
        assertEquals("day.ndjson", begun.name());
        assertEquals(
                State.FINISHED, service.await(begun.id(), LONG).orElseThrow().state());
        assertEquals(List.of("a"), runtime.ids());
    }

    @Test
    public void aFileThatDoesNotExistIsNamedWithAllPlaces() {
        NoSuchFileException refused = assertThrows(
                NoSuchFileException.class, () -> service.play(Path.of("no-such.ndjson"), FeedOptions.FASTEST));
        assertEquals(
                Path.of("no-such.ndjson").toAbsolutePath() + ": there is no such file, nor "
                        + home.resolve("recordings/no-such.ndjson") + ", nor " + sessions.resolve("no-such.ndjson"),
                refused.getMessage());
    }

    @Test
    public void anAbsoluteFileThatDoesNotExistIsNamedOnce() {
        Path lost = home.resolve("lost.ndjson");
        NoSuchFileException refused =
                assertThrows(NoSuchFileException.class, () -> service.play(lost, FeedOptions.FASTEST));
        assertEquals(lost + ": there is no such file", refused.getMessage());
    }

    @Test
    public void aDirectoryIsNoFeed() {
        FileSystemException refused =
                assertThrows(FileSystemException.class, () -> service.play(home, FeedOptions.FASTEST));
        assertEquals(home + ": is a directory, not a feed", refused.getMessage());
    }

    @Test
    public void aRelativeRecordingGoesToTheHomeAndPlaysFromThere() throws Exception {
        RecordingStatus begun = service.record(Path.of("mine.ndjson"));
        assertEquals(home.resolve("recordings/mine.ndjson").toString(), begun.file());
        FeedStatus source = service.play(feed(line("a", 0), line("b", 1)), "source", FeedOptions.FASTEST);
        service.await(source.id(), LONG);
        assertEquals(2, service.stopRecording(begun.id()).orElseThrow().events());
        FeedStatus again = service.play(Path.of("mine.ndjson"), new FeedOptions(FeedOptions.MAX, true));
        assertEquals(2, service.await(again.id(), LONG).orElseThrow().accepted());
        assertEquals(List.of("a", "b", "a", "b"), runtime.ids());
        assertEquals(2, service.feeds().size());
        assertEquals(1, service.recordings().size());
    }

    @Test
    public void aRelativeFeedIsAlsoLookedForAmongTheSessionsThatCameAlong() throws Exception {
        Files.copy(feed(line("a", 0)), sessions.resolve("day.ndjson"));
        FeedStatus played = service.play(Path.of("day.ndjson"), FeedOptions.FASTEST);
        assertEquals(1, service.await(played.id(), LONG).orElseThrow().accepted());

        NoSuchFileException refused = assertThrows(
                NoSuchFileException.class, () -> service.play(Path.of("night.ndjson"), FeedOptions.FASTEST));
        assertEquals(
                Path.of("night.ndjson").toAbsolutePath() + ": there is no such file, nor "
                        + home.resolve("recordings/night.ndjson") + ", nor " + sessions.resolve("night.ndjson"),
                refused.getMessage());
    }

    @Test
    public void withoutAHomeARelativeRecordingGoesToTheWorkingDirectory() {
        Places places = Places.of(null, null);
        assertEquals(Path.of("x.ndjson").toAbsolutePath(), places.recording(Path.of("x.ndjson")));
        assertTrue(places.ownDirectory(places.recording(Path.of("x.ndjson"))).isEmpty());
    }

    @Test
    public void aFileThatIsBeingRecordedCannotBePlayed() throws Exception {
        RecordingStatus recording = service.record(Path.of("loop.ndjson"));
        Path file = Path.of(recording.file());
        FileSystemException refused =
                assertThrows(FileSystemException.class, () -> service.play(file, FeedOptions.FASTEST));
        assertEquals(file + ": is being recorded; stop the recording first", refused.getMessage());
        service.stopRecording(recording.id());
        assertEquals(1, service.play(file, FeedOptions.FASTEST).id());
    }

    @Test
    public void closingEndsFeedsAndRecordingsAndKeepsWhatWasPlayed() throws Exception {
        RecordingStatus recording = service.record(Path.of("last.ndjson"));
        FeedStatus feed = service.play(feed(line("a", 0), line("b", 3_600_000)), "long", FeedOptions.REAL_TIME);
        Eventually.equal(List.of("a"), runtime::ids);
        service.close();
        assertEquals(State.STOPPED, service.await(feed.id(), LONG).orElseThrow().state());
        assertEquals(1, Files.readAllLines(Path.of(recording.file())).size());
        assertEquals(List.of(), runtime.monitors());
    }

    @Test
    public void aRefusedStreamIsLeftToItsOwner() {
        service.close();
        InputStream stream = new FilterInputStream(feed(line("a", 0))) {
            @Override
            public void close() throws IOException {
                throw new AssertionError("it is not the service's");
            }
        };
        assertThrows(IllegalStateException.class, () -> service.play(stream, "late", FeedOptions.FASTEST));
    }
}
