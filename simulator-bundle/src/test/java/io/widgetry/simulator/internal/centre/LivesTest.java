package io.widgetry.simulator.internal.centre;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEventType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** Long runs: every interaction lives as a source would have it, and things happen as often as they should. */
public class LivesTest {
    private static Audit days(long seed, List<String> desktops, int colleagues, Map<String, ?> plan, int hours) {
        Audit audit = new Audit();
        Play play = Play.of(seed, desktops, colleagues, plan, audit);
        for (int hour = 0; hour < hours; hour++) {
            play.run(Duration.ofHours(1));
        }
        play.close();
        assertEquals("interactions that never end", 0, audit.open());
        assertEquals(Set.of(), audit.signedIn());
        assertEquals(0, play.centre().counts().cards());
        assertEquals(0, play.centre().counts().signedIn());
        return audit;
    }

    private static void assertShare(double expected, double tolerance, long part, long whole) {
        double share = (double) part / whole;
        assertTrue(part + " of " + whole + " are " + share, Math.abs(share - expected) <= tolerance);
    }

    @Test
    public void callsAreHeldTransferredAndConferredAsOftenAsPlanned() {
        Audit audit = days(11, List.of(), 30, Map.of("voicePerHour", 12.0), 60);
        long calls = audit.count("call");
        assertTrue("only " + calls + " calls", calls > 10_000);
        assertShare(0.30, 0.02, audit.count("hold"), calls);
        assertShare(0.15, 0.015, audit.count("blind transfer"), calls);
        assertShare(0.15, 0.015, audit.count("consult transfer"), calls);
        assertShare(0.10, 0.015, audit.count("conference"), calls);
        assertShare(0.30, 0.02, audit.count("consult"), calls);
    }

    @Test
    public void allEventsOfTheCatalogueOccur() {
        Audit audit = days(12, List.of("600008"), 11, Map.of(), 48);
        List<String> missing = Arrays.stream(DataEventType.values())
                .map(DataEventType::wireName)
                .filter(name -> audit.count(name) == 0)
                .toList();
        assertEquals(List.of(), missing);
        assertTrue(audit.count("interactionClosed") > 0);
        assertTrue(audit.count("state AFTER_CONTACT_WORK") > 0);
        assertTrue(audit.count("end VOICE ALERTING") > 0);
    }

    @Test
    public void aPersonWhoDoesNothingHoldsNothingUp() {
        Audit audit = days(13, List.of("600008", "600009"), 1, Map.of(), 24);
        assertTrue(audit.counts().toString(), audit.count("end VOICE ALERTING") > 100);
        assertTrue(audit.count("end VOICE ACTIVE") > 10);
    }

    @Test
    public void aCentreWithoutColleaguesRingsAtTheDesktop() {
        Audit audit = days(14, List.of("600008"), 0, Map.of(), 4);
        assertTrue(audit.count("end VOICE ALERTING") > 0);
    }

    @Test
    public void aCentreThatIsOverrunLivesOn() {
        Map<String, ?> plan =
                Map.of("voicePerHour", 600.0, "chatsPerHour", 300.0, "maxWaiting", 20, "noAnswerPercent", 50);
        Audit audit = days(15, List.of("600008"), 5, plan, 12);
        assertTrue(audit.count("call") > 300);
    }
}
