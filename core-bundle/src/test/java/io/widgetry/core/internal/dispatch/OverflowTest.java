package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Test;

/** What becomes of events that a mailbox has no room for. */
public class OverflowTest {
    private static final int CAPACITY = 10;

    private static final Duration NEVER = Duration.ofHours(1);

    /** Supervision is patient: the widget is held by a test that may take its time. */
    private final Rig rig = new Rig(Rig.settings(CAPACITY, Duration.ofMillis(50))
            .withSupervision(new Settings.Supervision(NEVER, NEVER, NEVER, 3, 50, NEVER, NEVER, NEVER)));

    private final CountDownLatch hold = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);

    @After
    public void close() {
        hold.countDown();
        rig.close();
    }

    /** A widget that stays in its first event until released. */
    private Recorder slow(Map<String, Object> properties) {
        Recorder slow = new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
                super.onDataEvent(event, within);
                held.countDown();
                hold.await();
            }
        };
        rig.prototype("slow", properties, () -> slow);
        rig.agentState("READY");
        Rig.await("the first event", () -> held.getCount() == 0);
        return slow;
    }

    private void release() {
        hold.countDown();
        rig.settle();
    }

    private Instance instance() {
        return rig.dispatcher()
                .widget("slow")
                .orElseThrow()
                .instances()
                .iterator()
                .next();
    }

    @Test
    public void stateEventsConflateToTheLatestInOrder() {
        Recorder slow = slow(Rig.scoped("AGENT", "onAgentStateEvent", "onNavigationEvent"));
        rig.accept("onNavigationEvent", null, "{}");
        for (int i = 0; i < 100; i++) {
            rig.agentState("STATE_" + i);
        }
        rig.accept("onNavigationEvent", null, "{\"id\":\"last\"}");
        release();

        List<Long> numbers = slow.events.stream().map(DataEvent::sequence).toList();
        assertEquals("ascending", numbers.stream().sorted().toList(), numbers);
        assertTrue(numbers.toString(), numbers.contains(102L) && numbers.contains(103L));
        assertTrue(numbers.toString(), numbers.size() <= CAPACITY + 2);
        assertEquals(0, instance().counters().dropped());
        assertEquals(103, slow.events.size() + instance().counters().conflated());
    }

    @Test
    public void whatCouldNotBeKeptOfTheStateIsToldAgainFromTheSnapshot() {
        Recorder slow = slow(Rig.scoped("AGENT", "onAgentStateEvent", "onTeamMemberEvent"));
        for (int round = 0; round < 3; round++) {
            for (int member = 0; member < 3 * CAPACITY; member++) {
                rig.accept(
                        "onTeamMemberEvent", null, "{\"userHandle\":\"m" + member + "\",\"state\":\"" + round + "\"}");
            }
        }
        release();

        Map<String, String> known = new HashMap<>();
        slow.json("onTeamMemberEvent").forEach(json -> known.put(json.replaceAll("\"state.*", ""), json));
        assertEquals(3 * CAPACITY, known.size());
        assertTrue(known.toString(), known.values().stream().allMatch(json -> json.contains("\"state\":\"2\"")));
        assertEquals(slow.told().size(), slow.told().stream().distinct().count());
    }

    @Test
    public void anOccurrenceThatCouldNotBeKeptIsCounted() {
        Recorder slow = slow(Rig.scoped("AGENT", "onAgentStateEvent", "onCustomCardEndedEvent"));
        for (int i = 0; i < 25; i++) {
            rig.accept("onCustomCardEndedEvent", null, "{\"id\":\"" + i + "\"}");
        }
        assertEquals(15, instance().counters().dropped());
        assertEquals(CAPACITY, instance().counters().queued());
        release();

        assertEquals(
                "{\"id\":\"0\"}",
                slow.json("onCustomCardEndedEvent").findFirst().orElseThrow());
        assertEquals(CAPACITY, slow.json("onCustomCardEndedEvent").count());
    }

    @Test
    public void theOldestGivesWayIfTheWidgetSaysSo() {
        Map<String, Object> properties =
                new HashMap<>(Rig.scoped("AGENT", "onAgentStateEvent", "onCustomCardEndedEvent"));
        properties.put(WidgetDescriptor.OVERFLOW, "DROP_OLDEST");
        Recorder slow = slow(properties);
        for (int i = 0; i < 25; i++) {
            rig.accept("onCustomCardEndedEvent", null, "{\"id\":\"" + i + "\"}");
        }
        assertEquals(15, instance().counters().dropped());
        release();

        assertEquals(
                "{\"id\":\"15\"}",
                slow.json("onCustomCardEndedEvent").findFirst().orElseThrow());
    }

    @Test
    public void aWidgetsOwnCapacityCounts() {
        Map<String, Object> properties =
                new HashMap<>(Rig.scoped("AGENT", "onAgentStateEvent", "onCustomCardEndedEvent"));
        properties.put(WidgetDescriptor.CAPACITY, 100);
        slow(properties);
        for (int i = 0; i < 25; i++) {
            rig.accept("onCustomCardEndedEvent", null, "{}");
        }
        assertEquals(0, instance().counters().dropped());
        assertEquals(25, instance().counters().queued());
    }

    @Test
    public void theEndOfAnInteractionIsNeverDropped() {
        CountDownLatch entered = new CountDownLatch(1);
        Recorder slow = new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
                super.onDataEvent(event, within);
                entered.countDown();
                hold.await();
            }
        };
        rig.prototype("slow", Rig.scoped("INTERACTION", "onMediaMessageEvent", "onInteractionEndedEvent"), () -> slow);
        for (int i = 0; i < 5 * CAPACITY; i++) {
            rig.accept("onMediaMessageEvent", CALL, "{}");
        }
        Rig.await("the first event", () -> entered.getCount() == 0);
        rig.end(CALL, false);
        release();

        assertEquals(
                List.of("onInteractionEndedEvent", "closed", "released"),
                slow.log.subList(slow.log.size() - 3, slow.log.size()));
        assertTrue(rig.dispatcher().widget("slow").orElseThrow().counters().dropped() > 0);
    }

    @Test
    public void aFullMailboxDoesNotHoldThePublisher() {
        slow(Rig.scoped("AGENT", "onAgentStateEvent", "onTeamMemberEvent", "onCustomCardEndedEvent"));
        for (int i = 0; i < 50_000; i++) {
            rig.accept("onCustomCardEndedEvent", null, "{}");
        }
        assertEquals(50_000 - CAPACITY, instance().counters().dropped());
    }
}
