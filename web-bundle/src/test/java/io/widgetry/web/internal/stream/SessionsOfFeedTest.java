package io.widgetry.web.internal.stream;

import static io.widgetry.web.internal.stream.FeedRig.AGENT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.widgetry.api.DataEvents;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

/** Signing in and out, and the ends of interactions, as a page is told of them. */
public class SessionsOfFeedTest {
    @Rule
    public final FeedRig rig = new FeedRig();

    private void card(String id) {
        rig.core.publish(AGENT, DataEvents.INTERACTION, id, "{\"id\":\"" + id + "\"}");
        rig.core.publish(AGENT, DataEvents.ANY_INTERACTION, id, "{\"id\":\"" + id + "\"}");
    }

    private void signIn() {
        rig.core.publish(AGENT, DataEvents.AGENT_STATE, "{\"currentState\":\"READY\"}");
    }

    @Test
    public void whoWaitsForTheAgentMissesNothing() {
        Page page = rig.page();
        assertFalse(page.told().get(0).data().get("signedIn").asBoolean());
        signIn();
        rig.core.publish(AGENT, "onCustomCardEndedEvent", "{}");
        rig.settle();
        assertEquals(List.of("snapshot 0", "snapshot 0", "data 1", "data 2"), page.news());
    }

    @Test
    public void anInteractionIsClosedAfterItsEndIsToldUnderBothNames() {
        signIn();
        Page page = rig.page();
        card("a");
        rig.core.end(AGENT, "a", false);
        rig.settle();
        assertEquals(List.of("snapshot 1", "data 2", "data 3", "data 4", "data 5", "closed a"), page.news());
        assertEquals(List.of(AGENT + "/a"), rig.endings);
    }

    @Test
    public void rule12_afterContactWorkKeepsItOpenUntilItIsClosed() {
        signIn();
        card("a");
        Page page = rig.page();
        rig.core.end(AGENT, "a", true);
        rig.settle();
        assertEquals(List.of("snapshot 3", "data 4", "data 5"), page.news());
        rig.core.closeInteraction(AGENT, "a");
        rig.settle();
        assertEquals(List.of("closed a"), page.news());
    }

    @Test
    public void whoComesInAfterContactWorkIsToldTheClosing() {
        signIn();
        card("a");
        rig.core.end(AGENT, "a", true);
        Page page = rig.page();
        rig.core.closeInteraction(AGENT, "a");
        rig.settle();
        assertEquals(List.of("snapshot 5", "closed a"), page.news());
    }

    @Test
    public void closingWithoutAnEndIsToldAfterTheEndThatTheCoreTells() {
        signIn();
        card("a");
        Page page = rig.page();
        rig.core.closeInteraction(AGENT, "a");
        rig.settle();
        assertEquals(List.of("snapshot 3", "data 4", "data 5", "closed a"), page.news());
    }

    @Test
    public void aClosingIsResumedLikeAnyEvent() {
        signIn();
        card("a");
        rig.core.end(AGENT, "a", true);
        Page page = rig.page();
        Optional<Position> before = page.lastId();
        rig.core.closeInteraction(AGENT, "a");
        rig.settle();
        Optional<Position> after = page.lastId();
        assertEquals(
                List.of("resumed 5", "widgets", "closed a"), rig.page(before).news());
        assertEquals(List.of("resumed 5", "widgets"), rig.page(after).news());
    }

    @Test
    public void rule15_signingOutEndsEverythingAndTheNextSessionBeginsAnew() {
        signIn();
        card("a");
        card("b");
        rig.core.end(AGENT, "b", true);
        Page page = rig.page();
        Optional<Position> old = page.lastId();
        rig.core.signOut(AGENT);
        rig.settle();
        assertEquals(List.of("snapshot 7", "data 8", "data 9", "data 10", "closed a", "signedout"), page.news());
        assertEquals(List.of(AGENT + "/a", AGENT), rig.endings);
        assertEquals(List.of("snapshot 0"), rig.page(old).news());
        signIn();
        rig.settle();
        assertEquals(List.of("snapshot 0", "data 1"), page.news());
    }

    @Test
    public void aNewSessionIsToldAlsoIfTheSignOutWasMissed() {
        signIn();
        card("a");
        Page page = rig.page();
        rig.core.lose(true);
        rig.core.signOut(AGENT);
        rig.core.lose(false);
        signIn();
        rig.core.publish(AGENT, "onCustomCardEndedEvent", "{}");
        rig.settle();
        assertEquals("snapshot 3", page.news().get(0));
        rig.feeds().tick();
        rig.settle();
        assertEquals(List.of("snapshot 2"), page.news());
        card("b");
        rig.settle();
        assertEquals(List.of("data 3", "data 4"), page.news());
    }

    @Test
    public void eventsOfAnOldSessionThatAreStillOnTheirWayAreNotToldInTheNewOne() {
        signIn();
        rig.settle();
        for (int i = 0; i < 5; i++) {
            rig.core.publish(AGENT, "onCustomCardEndedEvent", "{}");
        }
        rig.core.signOut(AGENT);
        signIn();
        Page page = new Page(AGENT); // before the feed has heard of any of this
        rig.feeds().attach(page, Optional.empty());
        rig.settle();
        rig.core.publish(AGENT, "onCustomCardEndedEvent", "{\"last\":true}");
        rig.settle();
        List<String> news = page.news();
        int lastSnapshot = news.lastIndexOf("snapshot 1");
        assertEquals(news.toString(), List.of("snapshot 1", "data 2"), news.subList(lastSnapshot, news.size()));
    }

    @Test
    public void aPageThatComesWhileTheAgentSignsOutEndsUpInTheNextSession() {
        signIn();
        Page first = rig.page();
        card("a");
        rig.core.signOut(AGENT);
        Page late = new Page(AGENT); // the core knows of no session, the feed still of the old one
        rig.feeds().attach(late, Optional.empty());
        assertEquals(List.of("snapshot 0"), late.news());
        signIn();
        rig.settle();
        assertEquals(List.of("signedout", "snapshot 0", "data 1"), late.news());
        List<String> news = first.news();
        assertEquals(List.of("signedout", "snapshot 0", "data 1"), news.subList(news.size() - 3, news.size()));
    }
}
