package io.widgetry.web.internal.stream;

import static io.widgetry.web.internal.stream.FeedRig.AGENT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.api.DataEvents;
import io.widgetry.api.View;
import io.widgetry.api.admin.ShownView;
import io.widgetry.web.internal.stream.Page.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;

public class FeedsTest {
    @Rule
    public final FeedRig rig = new FeedRig();

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            rig.core.publish(AGENT, "onCustomCardEndedEvent", "{\"n\": " + i + "}");
        }
    }

    @Test
    public void whoComesLateIsToldTheStateAndThenWhatFollows() {
        rig.core.publish(AGENT, DataEvents.INTERACTION, "a", "{\"id\":\"a\"}");
        rig.core.publish(AGENT, DataEvents.CAPABILITIES, "{\"canLogin\": true}");
        Page page = rig.page();
        publish(2);
        rig.settle();
        JsonNode snapshot = page.told().get(0).data();
        assertEquals(AGENT, snapshot.get("agentId").asText());
        assertFalse(snapshot.get("resumed").asBoolean());
        assertTrue(snapshot.get("signedIn").asBoolean());
        assertEquals("a", snapshot.at("/interactions/0/interactionId").asText());
        assertEquals(2, snapshot.get("values").size());
        assertEquals("{\"canLogin\":true}", snapshot.at("/values/1/payload").toString());
        assertEquals(List.of("snapshot 2", "data 3", "data 4"), page.news());
    }

    @Test
    public void whatIsHeardOfBeforeTheStateIsTakenIsNotToldAgain() {
        publish(3);
        Page page = new Page(AGENT);
        rig.feeds().attach(page, Optional.empty());
        rig.core.hear(2); // two of those that the state will hold, while it has not been taken
        publish(1);
        rig.settle();
        assertEquals(List.of("snapshot 4"), page.news());
        publish(1);
        rig.settle();
        assertEquals(List.of("data 5"), page.news());
    }

    @Test
    public void aSecondPageGetsAStateOfItsOwnWhileTheFirstGoesOn() {
        publish(1);
        Page first = rig.page();
        publish(2);
        Page second = new Page(AGENT);
        rig.feeds().attach(second, Optional.empty()); // the feed has not heard of the two
        rig.settle();
        publish(1);
        rig.settle();
        assertEquals(List.of("snapshot 1", "data 2", "data 3", "data 4"), first.news());
        assertEquals(List.of("snapshot 3", "data 4"), second.news());
    }

    @Test
    public void whoComesBackGetsOnlyWhatFollowedPrecededByWidgetsAndViews() {
        publish(1);
        Page page = rig.page();
        publish(2);
        rig.settle();
        Optional<Position> last = page.lastId();
        rig.leave(page);
        publish(2);
        rig.show(new ShownView("card", Optional.of(AGENT), Optional.empty(), Optional.of(View.titled("Hello"))));
        Page back = rig.page(last);
        publish(1);
        rig.settle();
        assertEquals(List.of("resumed 3", "widgets", "view", "data 4", "data 5", "data 6"), back.news());
    }

    @Test
    public void whoComesBackAheadOfTheFeedIsToldNothingTwice() {
        publish(1);
        Page first = rig.page();
        publish(2);
        Page second = new Page(AGENT);
        rig.feeds().attach(second, Optional.empty());
        Optional<Position> ahead = second.lastId();
        rig.feeds().detach(second);
        Page back = new Page(AGENT);
        rig.feeds().attach(back, ahead);
        rig.settle();
        publish(1);
        rig.settle();
        assertEquals(List.of("resumed 3", "widgets", "data 4"), back.news());
        assertEquals(List.of("snapshot 1", "data 2", "data 3", "data 4"), first.news());
    }

    @Test
    public void anIdThatIsNoneOfOursOrOfAnotherSessionMeansASnapshot() {
        publish(1);
        rig.leave(rig.page());
        assertEquals(List.of("snapshot 1"), rig.page(Position.parse("abc-1.1")).news());
        for (String id : List.of("", "1", "x.y", "a.1.2.3", "A.1", "a.1234567890123456789")) {
            assertEquals(id, Optional.empty(), Position.parse(id));
        }
        assertEquals(Optional.empty(), Position.parse(null));
        assertEquals("ab-1.7.2", Position.parse("ab-1.7.2").orElseThrow().toString());
    }

    @Test
    public void beyondTheHistoryThereIsASnapshot() {
        rig.restart(new StreamSettings(10_000, 5, 1_000_000, 10_000_000, Duration.ofMinutes(10)));
        publish(1);
        Page page = rig.page();
        Optional<Position> last = page.lastId();
        publish(5);
        rig.settle();
        assertEquals("resumed 1", rig.page(last).news().get(0));
        publish(1);
        rig.settle();
        assertEquals(List.of("snapshot 7"), rig.page(last).news());
    }

    @Test
    public void aGapIsFollowedByASnapshotOfAnotherEpoch() {
        publish(1);
        Page page = rig.page();
        String before = page.lastId().orElseThrow().epoch();
        rig.core.lose(true);
        publish(2);
        rig.core.lose(false);
        publish(2);
        rig.settle();
        assertNotEquals(before, page.lastId().orElseThrow().epoch());
        publish(1);
        rig.settle();
        assertEquals(List.of("snapshot 1", "snapshot 5", "data 6"), page.news());
    }

    @Test
    public void whatIsMissedAtTheEndIsFoundOutByTheClock() {
        publish(1);
        Page page = rig.page();
        rig.core.lose(true);
        publish(2);
        rig.core.lose(false);
        rig.settle();
        assertEquals(List.of("snapshot 1"), page.news());
        rig.feeds().tick();
        rig.settle();
        rig.feeds().tick();
        rig.settle();
        assertEquals(List.of("snapshot 3"), page.news());
    }

    @Test
    public void aMonitorThatHasEndedIsOpenedAgain() {
        publish(1);
        Page page = rig.page();
        rig.core.breakMonitor();
        publish(1);
        rig.core.breakMonitor();
        rig.feeds().tick();
        rig.settle();
        publish(1);
        rig.settle();
        assertEquals(List.of("snapshot 1", "snapshot 2", "data 3"), page.news());
    }

    @Test
    public void theTokenIsNeverTold() {
        rig.core.publish(AGENT, DataEvents.SSO_TOKEN_REFRESH, "\"***\"");
        rig.grant(List.of("crm"));
        Page page = rig.page();
        rig.core.publish(AGENT, DataEvents.SSO_TOKEN_REFRESH, "\"***\"");
        rig.settle();
        assertEquals(0, page.told().get(0).data().get("values").size());
        Told token = page.told().get(1);
        assertEquals("{\"sequence\":2,\"widgetIds\":[\"crm\"]}", token.data().toString());
        assertEquals(List.of("snapshot 1", "token 2"), page.news());
    }

    @Test
    public void linesOfAPayloadArriveAsTheyWere() {
        Page page = rig.page();
        rig.core.publish(AGENT, "onCustomCardEndedEvent", "{\n  \"a b\": 1.50,\r\n  \"z\": [1,\r2]\n}");
        rig.settle();
        JsonNode payload = page.told().get(2).data().get("payload");
        assertEquals("{\"a b\":1.50,\"z\":[1,2]}", payload.toString().replace("1.5,", "1.50,"));
    }

    @Test
    public void viewsAreInTheSnapshotAndThenToldUntilTheyEnd() {
        ShownView shown = new ShownView(
                "card",
                Optional.of(AGENT),
                Optional.of("a"),
                Optional.of(View.titled("Hello").row("From", "1").status("new")));
        rig.show(shown);
        rig.show(new ShownView("log", Optional.empty(), Optional.empty(), Optional.of(View.titled("Nobody's"))));
        publish(1);
        Page page = rig.page();
        assertEquals(
                "[{\"widgetId\":\"card\",\"interactionId\":\"a\",\"view\":{\"title\":\"Hello\","
                        + "\"rows\":[{\"label\":\"From\",\"value\":\"1\"}],\"items\":[],\"status\":\"new\"}}]",
                page.told().get(0).data().get("views").toString());
        rig.show(new ShownView("card", Optional.of(AGENT), Optional.of("a"), Optional.empty()));
        assertEquals(
                "{\"widgetId\":\"card\",\"interactionId\":\"a\",\"view\":null}",
                page.told().get(1).data().toString());
        assertEquals(0, rig.page().told().get(0).data().get("views").size());
    }

    @Test
    public void otherWidgetsAreToldToAll() {
        publish(1);
        Page page = rig.page();
        rig.offer("[{\"widgetId\":\"card\"}]");
        assertEquals("[{\"widgetId\":\"card\"}]", page.told().get(1).data().toString());
        assertEquals(List.of("snapshot 1", "widgets"), page.news());
    }

    @Test
    public void oneAgentsEventsAreNotToldToAnother() {
        publish(1);
        Page page = rig.page();
        rig.core.publish("600009", "onCustomCardEndedEvent", "{}");
        rig.settle();
        assertEquals(List.of("snapshot 1"), page.news());
    }

    @Test
    public void aFeedThatNobodyWatchesEndsAfterAWhile() {
        publish(1);
        Page page = rig.page();
        Optional<Position> last = page.lastId();
        rig.leave(page);
        rig.nanos.addAndGet(Duration.ofMinutes(9).toNanos());
        rig.feeds().tick();
        assertEquals(1, rig.feeds().size());
        rig.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        rig.feeds().tick();
        assertEquals(0, rig.feeds().size());
        assertEquals(0, rig.feeds().bytes());
        publish(1);
        assertEquals(List.of("snapshot 2"), rig.page(last).news());
    }

    @Test
    public void overTheBudgetUnwatchedFeedsGoFirstAndThenTheOldestEvents() {
        rig.restart(new StreamSettings(10_000, 1_000, 1_000_000, 10_000, Duration.ofMinutes(10)));
        publish(1);
        rig.leave(rig.page());
        Page other = new Page("600009");
        rig.feeds().attach(other, Optional.empty());
        rig.settle();
        publish(30);
        rig.settle();
        assertEquals(2, rig.feeds().size());
        for (int i = 0; i < 200; i++) {
            rig.core.publish("600009", "onCustomCardEndedEvent", "{}");
        }
        rig.core.hear();
        awaitQuiet();
        assertEquals(1, rig.feeds().size());
        assertTrue("" + rig.feeds().bytes(), rig.feeds().bytes() <= 10_000);
        assertEquals(202, other.told().size());
    }

    private void awaitQuiet() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        rig.lanes().run("600009", () -> done.complete(null));
        done.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
