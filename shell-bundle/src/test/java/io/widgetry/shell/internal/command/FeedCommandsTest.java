package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus.Problem;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FeedCommandsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeFeeds feeds = new FakeFeeds();
    private final Gogo gogo = new Gogo()
            .with(
                    "feed",
                    new FeedCommands(feeds, Samples.CLOCK),
                    "list",
                    "info",
                    "play",
                    "pause",
                    "resume",
                    "stop",
                    "record");
    private Path root;

    @Before
    public void aFeed() throws Exception {
        root = folder.getRoot().toPath();
        Files.writeString(root.resolve("day.ndjson"), "");
        gogo.in(root);
    }

    @After
    public void close() {
        gogo.close();
    }

    private String failure(String line) {
        return assertThrows(CommandException.class, () -> gogo.run(line)).toString();
    }

    @Test
    public void feedsAndRecordingsAreTables() throws Exception {
        feeds.feeds.add(FakeFeeds.feed(1, "day\u001B[2J.ndjson", State.FINISHED, FeedOptions.MAX));
        feeds.feeds.add(FakeFeeds.feed(2, "stdin", State.PLAYING, 2.5, new Problem(17, "It is not JSON.")));
        feeds.recordings.add(
                new RecordingStatus(1, "/srv/monday.ndjson", true, 1_204, 0, Samples.NINE, Optional.empty()));
        feeds.recordings.add(
                new RecordingStatus(2, "/srv/tuesday.ndjson", false, 5, 2, Samples.NINE, Optional.of("full")));
        String text = gogo.run("feed:list");
        assertEquals("""
                FEED  NAME        STATE     SPEED  LINES  ACCEPTED  DUPLICATES  REJECTED  AT
                   1  day.ndjson  finished    max  1,204     1,200           1         0  09:00:12
                   2  stdin       playing    ×2.5  1,204     1,200           1         1  09:00:12

                RECORDING  FILE                 STATE      EVENTS  MISSED  SINCE
                        1  /srv/monday.ndjson   recording   1,204       0  09:00:00
                        2  /srv/tuesday.ndjson  failed          5       2  09:00:00""", text);
        assertTrue(text.lines().allMatch(line -> Text.width(line) <= 100));
    }

    @Test
    public void noneIsASentence() throws Exception {
        assertEquals("No feed has been played since the start. feed:play FILE plays one.", gogo.run("feed:list"));
    }

    @Test
    public void aFeedIsShownWithItsProblems() throws Exception {
        feeds.feeds.add(FakeFeeds.feed(
                1,
                "day.ndjson",
                State.PLAYING,
                1,
                new Problem(1_017, "It is not JSON."),
                new Problem(1_018, "agentid is missing.")));
        assertEquals("""
                Feed        1
                Name        day.ndjson
                State       playing
                Speed       ×1
                Began       09:00:00, 5 min 0 s ago
                At          09:00:12
                Lines       1,204
                Accepted    1,200
                Duplicates  1
                Rejected    2
                Problems    line 1,017: It is not JSON.
                            line 1,018: agentid is missing.""", gogo.run("feed:info 1"));
    }

    @Test
    public void aFileIsPlayedFromTheSessionsDirectory() throws Exception {
        assertEquals(
                "Feed 1, day.ndjson, plays in real time. feed:info 1 says how far it is.",
                gogo.run("feed:play day.ndjson"));
        assertEquals(
                "Feed 2, day.ndjson, plays at speed ×10. feed:info 2 says how far it is.",
                gogo.run("feed:play " + root.resolve("day.ndjson") + " --speed 10 --again"));
        gogo.run("feed:play day.ndjson --speed=max");
        assertEquals(List.of(FeedOptions.REAL_TIME, new FeedOptions(10, true), FeedOptions.FASTEST), feeds.played);
    }

    @Test
    public void waitingTellsTheOutcome() throws Exception {
        assertEquals(
                "Feed 1, day.ndjson, is finished: 1,204 lines, 1,200 accepted, 1 duplicate, 0 rejected.",
                gogo.run("feed:play day.ndjson --speed max --wait"));
    }

    @Test
    public void waitingForAFeedThatFailsIsAFailure() {
        feeds.endAs(State.FAILED);
        assertEquals(
                "Feed 1, day.ndjson, is failed: 1,204 lines, 1,200 accepted, 1 duplicate, 0 rejected.",
                failure("feed:play day.ndjson --wait"));
    }

    @Test
    public void aFileThatIsNotThereIsASentence() {
        assertEquals("Nothing is played: night.ndjson: there is no such file", failure("feed:play night.ndjson"));
    }

    @Test
    public void aWrongSpeedIsASentence() {
        assertTrue(failure("feed:play day.ndjson --speed 0")
                .startsWith("feed:play: speed must be a number greater than 0 or max, not 0. Usage: feed:play FILE"));
        assertTrue(failure("feed:play day.ndjson --speed fast")
                .startsWith("feed:play: speed must be a number greater than 0 or max, not fast. "));
        assertEquals(List.of(), feeds.played);
    }

    @Test
    public void aFeedIsHeldResumedAndEnded() throws Exception {
        feeds.feeds.add(FakeFeeds.feed(1, "day.ndjson", State.PLAYING, 1, new Problem(1, "no")));
        String numbers = ": 1,204 lines, 1,200 accepted, 1 duplicate, 1 rejected. feed:info 1 says why.";
        assertEquals("Feed 1, day.ndjson, is paused" + numbers, gogo.run("feed:pause 1"));
        assertEquals("Feed 1, day.ndjson, is playing" + numbers, gogo.run("feed:resume 1"));
        assertEquals("Feed 1, day.ndjson, is stopped" + numbers, gogo.run("feed:stop 1"));
    }

    @Test
    public void aFeedIsKnownByItsWholeNumberOnly() {
        assertEquals("There is no feed 1: none has been played since the start.", failure("feed:stop 1"));
        feeds.feeds.add(FakeFeeds.feed(12, "day.ndjson", State.PLAYING, 1));
        feeds.feeds.add(FakeFeeds.feed(13, "day.ndjson", State.PLAYING, 1));
        assertEquals("There is no feed 1; the feeds are 12 and 13.", failure("feed:stop 1"));
    }

    @Test
    public void aRecordingIsBegunAndEnded() throws Exception {
        Path file = Path.of("monday.ndjson"); // where that leads is for the feed bundle to say
        assertEquals(
                "Recording 1 goes to " + file + ". feed:record --stop 1 ends it.",
                gogo.run("feed:record monday.ndjson"));
        assertEquals(
                "Recording 1, " + file
                        + ", has ended with 1,204 events; 2 could not be kept up with. It failed: the disk is full.",
                gogo.run("feed:record --stop 1"));
    }

    @Test
    public void aRecordingNeedsAFileOrANumber() {
        String sentence = "feed:record: it needs a FILE to begin a recording, or --stop RECORDING to end one. ";
        assertTrue(failure("feed:record").startsWith(sentence));
        assertTrue(failure("feed:record x --stop 1").startsWith(sentence));
        assertEquals("There is no recording 7: none has been made.", failure("feed:record --stop 7"));
        assertEquals(
                "Nothing is recorded: " + root.resolve("day.ndjson") + " exists already.",
                failure("feed:record " + root.resolve("day.ndjson")));
    }
}
