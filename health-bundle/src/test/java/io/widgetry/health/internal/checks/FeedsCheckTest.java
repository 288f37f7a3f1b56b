package io.widgetry.health.internal.checks;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.Problem;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.health.internal.fakes.Fake;
import io.widgetry.health.internal.fakes.FakeSources;
import io.widgetry.health.internal.fakes.Samples;
import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.Test;

public class FeedsCheckTest {

    private static Result check(Fake<FeedAdmin> feeds) {
        return new FeedsCheck(FakeSources.none().feeds(feeds.service())).execute();
    }

    private static Result check(FeedStatus... feeds) {
        return check(Samples.feeds(feeds));
    }

    private static Result check(RecordingStatus... recordings) {
        return check(Samples.feeds().answer("recordings", () -> List.of(recordings)));
    }

    @Test
    public void aRuntimeWithoutFeedsIsNoFault() {
        Result result = new FeedsCheck(FakeSources.none()).execute();
        assertEquals(Status.OK, result.getStatus());
        assertEquals(
                List.of("There is no feed bundle: nothing is replayed or recorded here."), Entries.sentences(result));
    }

    @Test
    public void whatGoesOnIsCounted() {
        Result result = check(
                Samples.feed(1, "a", State.PLAYING),
                Samples.feed(2, "b", State.PAUSED),
                Samples.feed(3, "c", State.STOPPED));
        assertEquals(Status.OK, result.getStatus());
        assertEquals(List.of("2 playing, 0 recording."), Entries.sentences(result));
    }

    @Test
    public void aFeedThatCouldNotBeReadIsCritical() {
        Result result = check(Samples.feed(
                4, "day.ndjson", State.FAILED, new Problem(3, "Not JSON."), new Problem(9, "Input/output error")));
        assertEquals(Status.CRITICAL, result.getStatus());
        assertEquals(
                "Feed 4, day.ndjson, could not be read to its end: line 9: Input/output error."
                        + " feed:play plays it again.",
                Entries.first(result).sentence());
        assertEquals(
                Optional.of(Samples.NINE.plusSeconds(4)), Entries.first(result).since());
    }

    @Test
    public void playingItAgainMendsIt() {
        Result result = check(
                Samples.feed(4, "day.ndjson", State.FAILED, new Problem(9, "Input/output error")),
                Samples.feed(5, "night.ndjson", State.FINISHED),
                Samples.feed(6, "day.ndjson", State.PLAYING));
        assertEquals(Status.OK, result.getStatus());
        assertEquals(List.of("1 playing, 0 recording."), Entries.sentences(result));
    }

    @Test
    public void rejectedLinesAreAWarningWhileTheFeedGoesOn() {
        Result result = check(Samples.feed(4, "day.ndjson", State.PLAYING, new Problem(3, "Not JSON.")));
        assertEquals(Status.WARN, result.getStatus());
        assertEquals(
                "Feed 4, day.ndjson, has lines that were rejected: line 3: Not JSON. feed:info 4 lists them.",
                Entries.first(result).sentence());
        assertEquals(
                Status.OK,
                check(Samples.feed(4, "day.ndjson", State.FINISHED, new Problem(3, "Not JSON.")))
                        .getStatus());
    }

    @Test
    public void aRecordingThatEndedByItselfIsCritical() {
        Result result = check(Samples.recording(2, "/srv/monday.ndjson", false, 0, "No space left on device"));
        assertEquals(Status.CRITICAL, result.getStatus());
        assertEquals(
                "Recording 2, /srv/monday.ndjson, ended by itself: No space left on device.",
                Entries.first(result).sentence());
    }

    @Test
    public void aRecordingThatMissesEventsIsAWarningWhileItGoesOn() {
        Result result = check(Samples.recording(2, "/srv/monday.ndjson", true, 5, null));
        assertEquals(Status.WARN, result.getStatus());
        assertEquals(
                List.of(
                        "Recording 2, /srv/monday.ndjson, misses events, because the disk is too slow for them."
                                + " feed:list tells how many.",
                        "0 playing, 1 recording."),
                Entries.sentences(result));
        assertEquals(
                Status.OK,
                check(Samples.recording(2, "/srv/monday.ndjson", false, 5, null))
                        .getStatus());
    }
}
