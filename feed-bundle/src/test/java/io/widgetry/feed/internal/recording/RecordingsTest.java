package io.widgetry.feed.internal.recording;

import static io.widgetry.feed.internal.fakes.Events.line;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.feed.internal.fakes.CapturedLog;
import io.widgetry.feed.internal.fakes.Eventually;
import io.widgetry.feed.internal.fakes.FakeCodec;
import io.widgetry.feed.internal.fakes.FakeRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RecordingsTest {
    @Rule
    public final CapturedLog log = new CapturedLog();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeCodec codec = new FakeCodec();
    private final Recordings recordings = new Recordings(runtime, codec, Duration.ofMillis(20));
    private Path file;

    @Before
    public void name() {
        file = folder.getRoot().toPath().resolve("day.ndjson");
    }

    @After
    public void close() {
        recordings.close();
    }

    @Test
    public void whatSourcesPublishedIsWrittenInOrderAndWhatTheRuntimeDerivesIsNot() throws Exception {
        publish(line("before", 0));
        RecordingStatus begun = record(file);
        assertTrue(begun.running());
        assertEquals(file.toString(), begun.file());
        publish(line("a", 0), line("b", "onInteractionEvent", 10), line("a", 0), line("x", "rejected", 10));
        publish(line("c", "interactionClosed", 20));
        RecordingStatus end = recordings.stop(begun.id()).orElseThrow();
        assertFalse(end.running());
        assertEquals(3, end.events());
        assertEquals(0, end.missed());
        assertEquals(Optional.empty(), end.failure());
        assertEquals(List.of("a", "b", "c"), ids(file));
        assertTrue("ends with a line break", Files.readString(file).endsWith("}\n"));
        assertEquals(List.of(), runtime.monitors());
        publish(line("after", 30));
        assertEquals(List.of("a", "b", "c"), ids(file));
    }

    @Test
    public void whatIsRecordedReadsAsTheEventsThatWereAccepted() throws Exception {
        int id = record(file).id();
        publish(
                "{\"type\":\"onInteractionEndedEvent\",\"agentid\":\"6\",\"source\":\"/s\",\"id\":\"1\",\"subject\":\"i\","
                        + "\"time\":\"2026-11-22T09:00:00.123Z\",\"aftercontactwork\":true,\"data\":{\"a b\":1.50}}",
                "{\"type\":\"onInteractionTabChange\",\"agentid\":\"6\",\"source\":\"/s\",\"id\":\"2\","
                        + "\"time\":\"2026-11-22T09:00:00.124Z\",\"data\":true}");
        recordings.stop(id);
        FakeRuntime second = new FakeRuntime();
        for (String line : Files.readAllLines(file)) {
            assertTrue(second.publish(codec.read(line)).isAccepted());
        }
        assertEquals(written(runtime.accepted()), written(second.accepted()));
    }

    @Test
    public void anEventWithoutATimeIsRecordedWithThatOfItsAcceptance() throws Exception {
        int id = record(file).id();
        runtime.publish(SourceEvent.of("onMessageEvent", "6")
                .from("/s", "1")
                .json("null")
                .build());
        recordings.stop(id);
        SourceEvent event = codec.read(Files.readString(file));
        assertEquals(Optional.of(FakeRuntime.ACCEPTED_AT), event.time());
        assertEquals(Optional.of("null"), event.json());
    }

    @Test
    public void secretsStayMasked() throws Exception {
        int id = record(file).id();
        publish(line("t", "onSSOTokenRefreshEvent", 0).replace("{\"n\":1}", "\"top-secret\""));
        recordings.stop(id);
        assertFalse(Files.readString(file).contains("top-secret"));
        assertEquals(Optional.of("\"***\""), codec.read(Files.readString(file)).json());
    }

    @Test
    public void onlyTheOwnerMayReadARecording() throws Exception {
        Assume.assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path directory = folder.getRoot().toPath().resolve("recordings");
        recordings.record(directory.resolve("r.ndjson"), Optional.of(directory), 1, 10);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("r.ndjson"))));
    }

    @Test
    public void aFileIsNeverOverwritten() throws Exception {
        Files.writeString(file, "precious");
        FileAlreadyExistsException refused = assertThrows(FileAlreadyExistsException.class, () -> record(file));
        assertEquals(file + ": exists already; a recording never overwrites a file", refused.getMessage());
        assertEquals("precious", Files.readString(file));
        assertEquals(List.of(), recordings.list());
        assertEquals(List.of(), runtime.monitors());
    }

    @Test
    public void aDirectoryThatDoesNotExistIsNamed() {
        Path lost = folder.getRoot().toPath().resolve("no/such.ndjson");
        NoSuchFileException refused = assertThrows(NoSuchFileException.class, () -> record(lost));
        assertEquals(lost + ": its directory does not exist", refused.getMessage());
    }

    @Test
    public void whatWasWrittenReachesTheFileWithoutTheRecordingBeingEnded() throws Exception {
        record(file);
        publish(line("a", 0));
        Eventually.equal(List.of("a"), () -> ids(file));
    }

    @Test
    public void whatWasAcceptedBeforeTheEndBelongsToTheRecordingEvenIfTheMonitorIsBehind() throws Exception {
        int id = record(file).id();
        runtime.fallBehind();
        publish(line("a", 0), line("b", 1));
        CompletableFuture<RecordingStatus> end =
                CompletableFuture.supplyAsync(() -> recordings.stop(id).orElseThrow());
        runtime.catchUp();
        assertEquals(2, end.get(20, TimeUnit.SECONDS).events());
        assertEquals(List.of("a", "b"), ids(file));
    }

    @Test
    public void aMonitorThatNeverShowsWhatWasAcceptedDoesNotHoldUpTheEnd() throws Exception {
        int id = record(file).id();
        runtime.fallBehind();
        publish(line("a", 0));
        assertEquals(0, recordings.stop(id).orElseThrow().events());
    }

    @Test
    public void whatTheMonitorMissedAndWhatCannotBeWrittenIsCounted() throws Exception {
        int id = record(file).id();
        runtime.monitors().get(0).miss(5);
        publish(line("a", 0), line("b", "unwritable", 1), line("c", 2));
        RecordingStatus end = recordings.stop(id).orElseThrow();
        assertEquals(2, end.events());
        assertEquals(6, end.missed());
        assertEquals(List.of("recording " + file + " lacks an unwritable: IllegalStateException"), log.warnings());
    }

    @Test
    public void aMonitorThatEndsByItselfEndsTheRecordingVisibly() throws Exception {
        int id = record(file).id();
        runtime.monitors().get(0).close();
        Eventually.equal(false, () -> recordings.list().get(0).running());
        RecordingStatus end = recordings.stop(id).orElseThrow();
        assertEquals(Optional.of("the runtime shows no events any more"), end.failure());
        assertEquals(List.of("recording " + file + " ended: the runtime shows no events any more"), log.warnings());
    }

    @Test
    public void onlySoManyRecordingsRunAtOnce() throws Exception {
        int id = record(file).id();
        Path other = file.resolveSibling("other.ndjson");
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> recordings.record(other, Optional.empty(), 1, 10));
        assertEquals(
                "no more recordings than 1 may run at once: stop one, or raise maxRecordings in the configuration"
                        + " io.widgetry.feed",
                refused.getMessage());
        assertFalse(Files.exists(other));
        recordings.stop(id);
        assertTrue(recordings.record(other, Optional.empty(), 1, 10).running());
    }

    @Test
    public void endingARecordingTwiceAndAnUnknownOneAreNoErrors() throws Exception {
        int id = record(file).id();
        RecordingStatus end = recordings.stop(id).orElseThrow();
        assertEquals(Optional.of(end), recordings.stop(id));
        assertEquals(Optional.empty(), recordings.stop(7));
        assertEquals(List.of(end), recordings.list());
    }

    @Test
    public void closingKeepsWhatWasRecordedAndLetsNoneBegin() throws Exception {
        record(file);
        publish(line("a", 0));
        recordings.close();
        assertEquals(List.of("a"), ids(file));
        assertEquals(Optional.empty(), recordings.list().get(0).failure());
        assertThrows(IllegalStateException.class, () -> record(file.resolveSibling("late.ndjson")));
        Eventually.equal(
                0L,
                () -> Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("widgetry-recordings"))
                        .count());
    }

    private RecordingStatus record(Path target) throws IOException {
        return recordings.record(target, Optional.empty(), 4, 100);
    }

    private void publish(String... lines) throws MalformedEventException {
        for (String line : lines) {
            runtime.publish(codec.read(line));
        }
    }

    private List<String> ids(Path recorded) {
        try {
            return Files.readAllLines(recorded).stream().map(this::id).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id(String line) {
        try {
            return codec.read(line).id().orElse("-");
        } catch (MalformedEventException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> written(List<SourceEvent> events) {
        return events.stream().map(codec::write).toList();
    }
}
