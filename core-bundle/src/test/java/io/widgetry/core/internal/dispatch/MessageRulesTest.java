package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetApi;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.payload.WidgetMessage;
import io.widgetry.api.spi.SourceEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Rule 16: messages between widgets. */
public class MessageRulesTest {
    private final Rig rig = new Rig();
    private final Map<String, Recorder> recorders = new ConcurrentHashMap<>();

    @Before
    public void twoInteractionsOfTwoWidgetsAndTwoHomes() {
        for (String id : List.of("a", "b")) {
            add(id, "INTERACTION");
        }
        for (String id : List.of("home", "board")) {
            add(id, "AGENT");
        }
        rig.singleton(
                "archive",
                Rig.scoped("RUNTIME", "onMessageEvent"),
                new Recorder(opened -> recorders.put("archive", new Recorder())) {
                    @Override
                    void record(DataEvent event) {
                        recorders.get("archive").record(event);
                    }
                });
        rig.call("one", "ACTIVE");
        rig.call("two", "ACTIVE");
        Rig.accepted(rig.publish(SourceEvent.of("onAgentStateEvent", "stranger").json("{}")));
        rig.settle();
    }

    private void add(String id, String scope) {
        rig.prototype(id, Rig.scoped(scope, "onMessageEvent", "onMessageEvent:" + id), () -> new Recorder() {
            @Override
            public void opened(WidgetContext opened) {
                recorders.put(
                        id
                                + opened.interactionId().map(i -> "/" + i).orElse("")
                                + (opened.agentId().orElse("").equals(AGENT) ? "" : "@stranger"),
                        this);
                super.opened(opened);
            }
        });
    }

    @After
    public void close() {
        rig.close();
    }

    private WidgetApi api(String name) {
        return recorders.get(name).context().api();
    }

    /** Who heard what, those who heard nothing left out. */
    private Map<String, List<String>> heard() {
        rig.settle();
        Map<String, List<String>> heard = new java.util.TreeMap<>();
        recorders.forEach((name, recorder) -> {
            if (!recorder.events.isEmpty()) {
                heard.put(
                        name,
                        recorder.events.stream()
                                .map(e -> e.name() + "=" + e.json())
                                .toList());
            }
        });
        return heard;
    }

    @Test
    public void rule16_sendMessageReachesTheOtherWidgetsOfTheSameInteraction() {
        api("a/one").sendMessage("hello");

        assertEquals(Map.of("b/one", List.of("onMessageEvent=\"hello\"")), heard());
    }

    @Test
    public void rule16_sendMessageReachesTheOtherWidgetsOfTheSameHome() {
        api("home").sendMessage(1);

        assertEquals(Map.of("board", List.of("onMessageEvent=1")), heard());
    }

    @Test
    public void rule16_anAddressedMessageReachesOnlyThatWidgetUnderBothNames() {
        api("a/two").sendMessage(Map.of("k", 1), "b");

        assertEquals(Map.of("b/two", List.of("onMessageEvent={\"k\":1}", "onMessageEvent:b={\"k\":1}")), heard());
    }

    @Test
    public void rule16_aMessageToOneselfOrToNobodyIsNoError() {
        api("a/two").sendMessage("me", "a");
        api("a/two").sendMessage("nobody", "nobody");

        assertEquals(Map.of(), heard());
    }

    @Test
    public void rule16_sendMessageToAnyWidgetReachesEveryOtherInstanceInTheWorkspace() {
        api("a/one").sendMessageToAnyWidget(true);

        List<String> message = List.of("onMessageEvent=true");
        assertEquals(
                Map.of(
                        "a/two", message, "b/one", message, "b/two", message, "home", message, "board", message,
                        "archive", message),
                heard());
    }

    @Test
    public void rule16_anyJsonValueTravelsUnchanged() {
        List<Object> values = new ArrayList<>(Arrays.asList(
                null,
                0,
                -1.5,
                new BigDecimal("1.10"),
                12345678901234567L,
                "",
                "ü\n\"",
                false,
                List.of(),
                Arrays.asList(1, null, "x"),
                Map.of("a b", Map.of("$$c", List.of()))));
        values.forEach(value -> api("a/one").sendMessage(value));
        rig.settle();

        Recorder b = recorders.get("b/one");
        assertEquals(values.size(), b.events.size());
        assertEquals("1.10", b.events.get(3).json());
        for (int i = 0; i < values.size(); i++) {
            Object told = ((WidgetMessage) b.events.get(i).payload()).value();
            assertEquals(values.get(i) instanceof Double d ? BigDecimal.valueOf(d) : values.get(i), told);
        }
    }

    @Test
    public void rule16_whatHasNoJsonFormIsRefusedByNameAndNothingIsSent() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> api("a/one").sendMessage(List.of(new Thread())));

        assertTrue(refused.getMessage(), refused.getMessage().contains("java.lang.Thread"));
        assertEquals(Map.of(), heard());
    }

    @Test
    public void rule16_aMessageThatASourceAddressesToAnInteractionStaysThere() {
        rig.accept("onMessageEvent", "one", "\"x\"");

        assertEquals(
                Map.of("a/one", List.of("onMessageEvent=\"x\""), "b/one", List.of("onMessageEvent=\"x\"")), heard());
    }

    @Test
    public void rule22_messagesAreNumberedLikeAllEvents() {
        long before = rig.agentState("READY");
        api("a/one").sendMessage("x", "b");
        rig.settle();

        assertEquals(
                List.of("onMessageEvent#" + (before + 1), "onMessageEvent:b#" + (before + 2)),
                recorders.get("b/one").told());
        assertEquals(before + 3, rig.agentState("READY"));
    }
}
