package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.Test;

public class Rfc3339Test {

    @Test
    public void timeStampsAreReadAsJavaReadsThem() {
        for (String text : List.of(
                "2026-11-22T09:00:00Z",
                "2026-11-22T09:00:00.1Z",
                "2026-11-22T09:00:00.123456789Z",
                "2024-02-29T23:59:59.999+05:30",
                "1969-12-31T23:59:59-08:00",
                "0001-01-01T00:00:00Z",
                "2026-11-22t09:00:00.5z")) {
            assertEquals(text, OffsetDateTime.parse(text).toInstant(), Rfc3339.parse(text));
        }
    }

    @Test
    public void digitsBeyondNanosecondsAreDropped() {
        assertEquals(Instant.parse("2026-11-22T09:00:00.123456789Z"), Rfc3339.parse("2026-11-22T09:00:00.1234567899Z"));
    }

    @Test
    public void aLeapSecondIsTheSecondBefore() {
        assertEquals(Instant.parse("2016-12-31T23:59:59Z"), Rfc3339.parse("2016-12-31T23:59:60Z"));
    }

    @Test
    public void everythingElseIsRefused() {
        for (String text : List.of(
                "",
                "2026-11-22",
                "2026-11-22T09:00:00",
                "2026-11-22T09:00Z",
                "2026-11-22 09:00:00Z",
                "2026-11-22T09:00:00.Z",
                "2026-11-22T09:00:00,5Z",
                "2026-11-22T09:00:00Z ",
                "2026-11-22T09:00:00+01",
                "2026-11-22T09:00:00+0100",
                "2026-11-22T09:00:00+01:60",
                "2026-11-22T09:00:00+19:00",
                "2026-13-22T09:00:00Z",
                "2026-02-30T09:00:00Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T09:00:61Z",
                "+2026-11-22T09:00:00Z",
                "20261122T090000Z",
                "2026-11-22T09:00:00\u0661Z")) {
            assertThrows(text, DateTimeException.class, () -> Rfc3339.parse(text));
        }
    }
}
