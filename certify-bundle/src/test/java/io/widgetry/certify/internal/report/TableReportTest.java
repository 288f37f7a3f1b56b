package io.widgetry.certify.internal.report;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class TableReportTest {
    private static final Asked NOTHING = new Asked(List.of(), List.of(), Map.of());

    @Test
    public void whatFailedIsListedWithDetailsThatStandNowhereElse() {
        Measured measured = Measured.little(
                List.of(),
                List.of(new Unreceivable("card", "onMediaEvnt", "any", "onMediaEvnt is unknown", true)),
                NOTHING,
                List.of(new Phase("samples", 1_234, 7, 1_500, "16 events"), new Phase("load", 9, 0, 99, "")),
                List.of());
        Certificate certificate = new Certificate(
                "card.jar",
                "com.acme.card",
                "1.0.0",
                Verdict.FAILED,
                List.of(
                        new Reason("unreceivable", "1, allowed: 0", List.of("card: onMediaEvnt is unknown")),
                        new Reason("p99Millis", "80 ms, allowed: 50 ms", List.of("card: 80"))),
                "",
                2000,
                Map.of(),
                measured);

        assertEquals("""
                PHASE    EVENTS  DELIVERIES   TIME
                samples   1,234           7  1.5 s  16 events
                load          9           0  0.1 s

                Subscribed to what never comes:
                  card: onMediaEvnt is unknown

                FAILED: com.acme.card 1.0.0 at 2,000 agents:
                  unreceivable: 1, allowed: 0
                  p99Millis: 80 ms, allowed: 50 ms
                    card: 80""", String.join("\n", TableReport.of(certificate)));
    }

    @Test
    public void whatCannotBeJudgedSaysWhy() {
        assertEquals(
                List.of("NOT JUDGED: notes.jar refused: is no archive."),
                TableReport.of(Certificate.notJudged("notes.jar", "", "", "notes.jar refused: is no archive.", 200)));
    }

    @Test
    public void theVerdictIsTheExitStatus() {
        assertEquals(0, Verdict.PASSED.status());
        assertEquals(1, Verdict.FAILED.status());
        assertEquals(2, Verdict.NOT_JUDGED.status());
    }
}
