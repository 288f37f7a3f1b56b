package io.widgetry.shell.internal.syntax;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class NearestTest {

    @Test
    public void aSwapAChangeALossAndAnExtraLetterCostOneEach() {
        assertEquals(1, Nearest.distance("agent", "agnet"));
        assertEquals(1, Nearest.distance("agent", "agend"));
        assertEquals(1, Nearest.distance("agent", "agnt"));
        assertEquals(1, Nearest.distance("agent", "agentt"));
        assertEquals(5, Nearest.distance("", "agent"));
    }

    @Test
    public void caseDoesNotCount() {
        assertEquals(0, Nearest.distance("onssotokenrefreshevent", "onSSOTokenRefreshEvent"));
    }

    @Test
    public void theNearestComesFirst() {
        assertEquals(
                List.of("transcript", "transport"),
                Nearest.to("transcipt", List.of("transport", "transcript", "team-board")));
    }

    @Test
    public void whatIsFarAwayIsNotOffered() {
        assertEquals(List.of(), Nearest.to("xyz", List.of("caller-card", "transcript")));
        assertEquals(List.of(), Nearest.to("x".repeat(5_000), List.of("x".repeat(5_000))));
    }

    @Test
    public void namesAreJoinedAsInASentence() {
        assertEquals("a", Nearest.joined(List.of("a"), "or"));
        assertEquals("a or b", Nearest.joined(List.of("a", "b"), "or"));
        assertEquals("a, b and c", Nearest.joined(List.of("a", "b", "c"), "and"));
    }
}
