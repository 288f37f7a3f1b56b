package io.widgetry.health.internal.metrics;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.FeedStatus.State;
import io.widgetry.health.internal.fakes.Samples;
import io.widgetry.health.internal.metrics.FeedTally.Counts;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class FeedTallyTest {
    private final FeedTally tally = new FeedTally();

    private static FeedStatus feed(int id, long accepted, int beganAfter) {
        return new FeedStatus(
                id,
                "day.ndjson",
                State.PLAYING,
                1,
                accepted,
                accepted,
                0,
                0,
                List.of(),
                Samples.NINE.plusSeconds(beganAfter),
                Optional.empty());
    }

    @Test
    public void aFeedThatGoesOnIsCountedOnce() {
        assertEquals(new Counts(10, 0, 0), tally.count(List.of(feed(1, 10, 0))));
        assertEquals(new Counts(25, 0, 0), tally.count(List.of(feed(1, 25, 0))));
    }

    @Test
    public void whatIsForgottenIsNotTakenOff() {
        tally.count(List.of(feed(1, 10, 0), feed(2, 5, 1)));
        assertEquals(new Counts(16, 0, 0), tally.count(List.of(feed(2, 6, 1))));
        assertEquals(new Counts(16, 0, 0), tally.count(List.of()));
        assertEquals(new Counts(17, 0, 0), tally.count(List.of(feed(3, 1, 2))));
    }

    @Test
    public void aFeedBundleThatBeginsItsNumbersAnewAddsUp() {
        tally.count(List.of(feed(1, 10, 0)));
        assertEquals(new Counts(13, 0, 0), tally.count(List.of(feed(1, 3, 60))));
    }
}
