package io.widgetry.web.internal.browser;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.BrowserReport;
import io.widgetry.api.admin.SubscriptionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class ReportsTest {
    private final BrowserWidget card = SampleWidgets.card("1.0.0");

    @Test
    public void allAreCountedAndTheLatestAreKept() {
        Reports reports = new Reports();
        for (int i = 0; i < 60; i++) {
            reports.add(card, new BrowserReport(Instant.EPOCH, "error", "600008", Optional.empty(), "" + i));
        }
        reports.add(card, new BrowserReport(Instant.EPOCH, "hung", "600008", Optional.of("a"), "last"));
        assertEquals(Map.of("error", 60L, "hung", 1L), reports.counts("card"));
        assertEquals(50, reports.latest("card").size());
        assertEquals("11", reports.latest("card").get(0).text());
        assertEquals("last", reports.latest("card").get(49).text());
        assertEquals(Map.of(), reports.counts("other"));
        assertEquals(List.of(), reports.latest("other"));
    }

    @Test
    public void framesAreCountedByPlaceUntilTheirContextEnds() {
        OpenFrames frames = new OpenFrames();
        frames.listens("600008", null, "card", List.of("onAgentStateEvent"));
        frames.listens("600008", "a", "card", List.of("onInteractionEvent"));
        frames.listens("600008", "a", "card", List.of("onInteractionEvent", "onAgentStateEvent"));
        frames.listens("600009", "a", "card", List.of());
        assertEquals(3, frames.count("card"));
        assertEquals(
                List.of(
                        new SubscriptionStatus("onAgentStateEvent", false, 2),
                        new SubscriptionStatus("onInteractionEvent", false, 1)),
                frames.subscriptions("card"));
        frames.closed("600008", "a");
        assertEquals(2, frames.count("card"));
        frames.keep("600009"::equals);
        assertEquals(1, frames.count("card"));
        frames.removed("card");
        assertEquals(0, frames.count("card"));
    }
}
