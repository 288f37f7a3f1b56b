package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Scope;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.MessageRoute;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.core.internal.dispatch.Settings.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Messages from and to widgets outside of the container (rule 16). */
public class RemoteMessagesTest {
    private static final RemoteWidget HOME = new RemoteWidget("page", "com.acme.page", AGENT, Optional.empty());
    private static final RemoteWidget CARD = new RemoteWidget("page", "com.acme.page", AGENT, Optional.of("one"));

    private final Rig rig = new Rig();
    private final Remotes remotes = new Remotes(rig.dispatcher());
    private final Map<String, Recorder> recorders = new ConcurrentHashMap<>();
    private final List<ObservedEvent> seen = new CopyOnWriteArrayList<>();

    @Before
    public void twoCallsAHomeAndAnArchive() {
        add("card", "INTERACTION");
        add("board", "AGENT");
        add("archive", "RUNTIME");
        rig.call("one", "ACTIVE");
        rig.call("two", "ACTIVE");
        rig.settle();
        rig.dispatcher().monitors().open(EventFilter.ALL, 1_000, seen::add);
    }

    private void add(String id, String scope) {
        rig.prototype(id, Rig.scoped(scope, "onMessageEvent", "onMessageEvent:" + id), () -> new Recorder() {
            @Override
            public void opened(WidgetContext opened) {
                recorders.put(id + opened.interactionId().map(i -> "/" + i).orElse(""), this);
                super.opened(opened);
            }
        });
    }

    @After
    public void close() {
        rig.close();
    }

    private Map<String, List<String>> heard() {
        rig.settle();
        Map<String, List<String>> heard = new TreeMap<>();
        recorders.forEach((name, recorder) -> {
            if (!recorder.events.isEmpty()) {
                heard.put(
                        name,
                        recorder.events.stream()
                                .map(event -> Recorder.text(event) + "=" + event.json())
                                .toList());
            }
        });
        return heard;
    }

    private List<String> observed() {
        rig.settle();
        return seen.stream()
                .map(event -> event.name() + "#" + event.sequence() + " "
                        + event.interactionId().orElse("-") + " "
                        + event.message().map(RemoteMessagesTest::text).orElse("no message"))
                .toList();
    }

    private static String text(MessageRoute route) {
        return route.senderId() + " " + route.senderScope() + " "
                + route.interactionId().orElse("-")
                + (route.everywhere() ? " everywhere" : "")
                + route.widgetId().map(id -> " to " + id).orElse("");
    }

    @Test
    public void rule16_aMessageFromOutsideReachesTheWidgetsOfItsInteraction() {
        assertEquals(5, remotes.sendMessage(CARD, "{\"a\": 1.50}"));

        assertEquals(Map.of("card/one", List.of("onMessageEvent#5={\"a\": 1.50}")), heard());
        assertEquals(List.of("onMessageEvent#5 one page INTERACTION one"), observed());
        assertEquals(1, seen.get(0).instances());
    }

    @Test
    public void rule16_aMessageFromOutsideReachesTheWidgetsOfItsHome() {
        remotes.sendMessage(HOME, "null");

        assertEquals(Map.of("board", List.of("onMessageEvent#5=null")), heard());
        assertEquals(List.of("onMessageEvent#5 - page AGENT -"), observed());
    }

    @Test
    public void rule16_anAddressedMessageFromOutsideHasBothNames() {
        assertEquals(5, remotes.sendMessage(CARD, "[]", "card"));
        assertEquals(7, remotes.sendMessage(CARD, "7", "nobody"));

        assertEquals(Map.of("card/one", List.of("onMessageEvent#5=[]", "onMessageEvent:card#6=[]")), heard());
        assertEquals(
                List.of(
                        "onMessageEvent#5 one page INTERACTION one to card",
                        "onMessageEvent:card#6 one page INTERACTION one to card",
                        "onMessageEvent#7 one page INTERACTION one to nobody",
                        "onMessageEvent:nobody#8 one page INTERACTION one to nobody"),
                observed());
    }

    @Test
    public void rule16_aMessageToAnyWidgetReachesTheWholeWorkspace() {
        assertEquals(5, remotes.sendMessageToAnyWidget(CARD, "true"));

        List<String> heard = List.of("onMessageEvent#5=true");
        assertEquals(Map.of("archive", heard, "board", heard, "card/one", heard, "card/two", heard), heard());
        assertEquals(List.of("onMessageEvent#5 - page INTERACTION one everywhere"), observed());
    }

    @Test
    public void rule16_whoWatchesIsToldForWhomAWidgetsMessageIsMeant() {
        recorders.get("card/two").context().api().sendMessage("x", "page");
        recorders.get("board").context().api().sendMessageToAnyWidget("y");
        rig.agentState("READY");

        assertEquals(
                List.of(
                        "onMessageEvent#5 two card INTERACTION two to page",
                        "onMessageEvent:page#6 two card INTERACTION two to page",
                        "onMessageEvent#7 - board AGENT - everywhere",
                        "onAgentStateEvent#8 - no message"),
                observed());
        assertTrue(seen.get(0).message().isPresent());
        assertEquals(Scope.AGENT, seen.get(2).message().orElseThrow().senderScope());
    }

    @Test
    public void itsPathIsTracedWithTheSender() {
        remotes.sendMessage(CARD, "1", "card");
        rig.settle();
        Paths paths = new Paths(rig);

        EventTrace trace = paths.explained(AGENT + "/5");
        assertEquals(Optional.of("page"), trace.sender());
        assertEquals(Optional.empty(), trace.source());
        assertEquals("the message was addressed to widget card alone", paths.whyNot(5, "board"));
        assertEquals(Optional.empty(), paths.explained(AGENT + "/1").sender());
    }

    @Test
    public void rule12_nothingIsSentFromAnInteractionThatIsClosedOrByAnAgentWhoIsNotSignedIn() {
        rig.end("one", true);
        assertEquals(7, remotes.sendMessage(CARD, "1"));
        rig.closeInteraction("one");

        assertEquals(
                "interaction one of agent 600008 is not live: nothing was sent",
                assertThrows(IllegalStateException.class, () -> remotes.sendMessage(CARD, "1"))
                        .getMessage());
        RemoteWidget stranger = new RemoteWidget("page", "b", "stranger", Optional.empty());
        assertEquals(
                "agent stranger is not signed in: nothing was sent",
                assertThrows(IllegalStateException.class, () -> remotes.sendMessageToAnyWidget(stranger, "1"))
                        .getMessage());
        assertEquals(8, rig.agentState("READY"));
    }

    @Test
    public void whatIsNoJsonOrTooLargeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> remotes.sendMessage(HOME, "{\"a\":"));
        assertThrows(IllegalArgumentException.class, () -> remotes.sendMessage(HOME, ""));
        assertThrows(IllegalArgumentException.class, () -> remotes.sendMessage(HOME, "1 2"));
        assertThrows(IllegalArgumentException.class, () -> remotes.sendMessage(HOME, "[".repeat(100_000)));
        assertEquals(Map.of(), heard());
        assertEquals(5, rig.agentState("READY"));
    }

    @Test
    public void rule23_messagesBeyondTheConfiguredRateAreNotSentForThatWidgetAlone() {
        Limits d = Settings.DEFAULT.limits();
        rig.dispatcher()
                .configure(Settings.DEFAULT.withLimits(new Limits(
                        d.mailboxCapacity(),
                        d.duplicateWindow(),
                        d.agents(),
                        d.interactions(),
                        d.closedInteractions(),
                        d.store(),
                        d.traces(),
                        2)));
        long began = System.nanoTime();
        int sent = 0;
        for (int i = 0; i < 500; i++) {
            sent += remotes.sendMessage(CARD, "1") > 0 ? 1 : 0;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        assertTrue("sent " + sent, sent >= 2 && sent <= 2 * (1 + seconds) + 1);
        assertEquals(5 + sent, remotes.sendMessage(HOME, "1"));
    }
}
