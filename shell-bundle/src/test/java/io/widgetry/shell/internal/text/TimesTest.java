package io.widgetry.shell.internal.text;

import static org.junit.Assert.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.Test;

public class TimesTest {
    private final Times times =
            new Times(Clock.fixed(Instant.parse("2026-11-22T09:05:00Z"), ZoneId.of("Europe/Berlin")));

    @Test
    public void timesAreLocal() {
        assertEquals("10:00:12", times.at(Instant.parse("2026-11-22T09:00:12Z")));
        assertEquals("10:00:12.331", times.exact(Instant.parse("2026-11-22T09:00:12.331Z")));
    }

    @Test
    public void anotherDayHasItsDate() {
        assertEquals("2026-11-21 10:00", times.at(Instant.parse("2026-11-21T09:00:12Z")));
        assertEquals("2026-11-21 10:00:12.331", times.exactly(Instant.parse("2026-11-21T09:00:12.331Z")));
        assertEquals("10:00:12.331", times.exactly(Instant.parse("2026-11-22T09:00:12.331Z")));
    }

    @Test
    public void durationsHaveTheirTwoLargestUnits() {
        assertEquals("4 s", Times.text(Duration.ofMillis(4_900)));
        assertEquals("3 min 5 s", Times.text(Duration.ofSeconds(185)));
        assertEquals("2 h 5 min", Times.text(Duration.ofSeconds(7_530)));
        assertEquals("3 d 4 h", Times.text(Duration.ofHours(76)));
    }

    @Test
    public void whatIsStillToComeIsNoTimeAgo() {
        assertEquals("0 s", times.ago(Instant.parse("2026-11-22T10:00:00Z")));
        assertEquals("5 min 0 s", times.ago(Instant.parse("2026-11-22T09:00:00Z")));
    }

    @Test
    public void inATableOnlyTheLargestUnitCounts() {
        assertEquals("4 s", Times.roughly(Duration.ofMillis(4_900)));
        assertEquals("3 min", Times.roughly(Duration.ofSeconds(185)));
        assertEquals("2 h", Times.roughly(Duration.ofSeconds(7_530)));
        assertEquals("3 d", Times.roughly(Duration.ofHours(76)));
        assertEquals("5 min", times.roughlyAgo(Instant.parse("2026-11-22T09:00:00Z")));
    }

    @Test
    public void whatIsOverIsNow() {
        assertEquals("0 s", times.until(Instant.parse("2026-11-22T09:00:00Z")));
        assertEquals("8 s", times.until(Instant.parse("2026-11-22T09:05:08Z")));
    }

    @Test
    public void whatSomethingTookHasTheUnitThatFits() {
        assertEquals("0 ms", Times.took(Duration.ZERO));
        assertEquals("< 0.1 ms", Times.took(Duration.ofNanos(49_999)));
        assertEquals("0.1 ms", Times.took(Duration.ofNanos(50_000)));
        assertEquals("9.9 ms", Times.took(Duration.ofNanos(9_949_999)));
        assertEquals("10 ms", Times.took(Duration.ofNanos(9_950_000)));
        assertEquals("999 ms", Times.took(Duration.ofNanos(999_499_999)));
        assertEquals("1.0 s", Times.took(Duration.ofNanos(999_500_000)));
        assertEquals("59.9 s", Times.took(Duration.ofMillis(59_949)));
        assertEquals("1 min 0 s", Times.took(Duration.ofMillis(60_000)));
        assertEquals("3 min 5 s", Times.took(Duration.ofSeconds(185)));
    }
}
