package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.spi.SourceEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Test;

/** Watching events pass. */
public class MonitorsTest {
    private final Rig rig = new Rig();
    private final List<ObservedEvent> seen = new CopyOnWriteArrayList<>();

    @After
    public void close() {
        rig.close();
    }

    private EventMonitor open(EventFilter filter) {
        return rig.dispatcher().monitors().open(filter, 1_000, seen::add);
    }

    private List<String> names() {
        rig.settle();
        return seen.stream()
                .map(event ->
                        event.name() + "#" + event.sequence() + (event.origin().isPresent() ? "!" : ""))
                .toList();
    }

    @Test
    public void everyEventIsSeenAndItsOriginOnce() {
        open(EventFilter.ALL);
        Recorder sender = rig.singleton("w", Rig.scoped("INTERACTION", "onInteractionEvent"), new Recorder());
        rig.call(CALL, "ACTIVE");
        rig.settle();
        sender.context().api().sendMessage("x");
        rig.end(CALL, true);
        rig.closeInteraction(CALL);

        assertEquals(
                List.of(
                        "onInteractionEvent#1!",
                        "onAnyInteractionEvent#2",
                        "onMessageEvent#3",
                        "onInteractionEndedEvent#4!",
                        "onAnyInteractionEndedEvent#5",
                        "interactionClosed#0!"),
                names());
        assertEquals(1, seen.get(0).instances());
        assertTrue(seen.get(3).origin().orElseThrow().afterContactWork());
    }

    @Test
    public void filtersNarrowWhatIsSeen() {
        rig.singleton("w", Rig.scoped("INTERACTION", "onInteractionEvent"), new Recorder());
        open(new EventFilter(
                Optional.of(AGENT), Optional.of(CALL), Optional.of("onInteractionEvent"), Optional.of("w")));
        rig.call(CALL, "ACTIVE");
        rig.call("other", "ACTIVE");
        Rig.accepted(rig.publish(SourceEvent.of("onInteractionEvent", "stranger")
                .interaction(CALL)
                .json("{}")));
        rig.agentState("READY");

        assertEquals(List.of("onInteractionEvent#1!"), names());
    }

    @Test
    public void afterCloseNothingIsSeen() {
        EventMonitor monitor = open(EventFilter.ALL);
        rig.agentState("READY");
        rig.settle();
        monitor.close();
        monitor.close();
        rig.agentState("READY");

        assertEquals(List.of("onAgentStateEvent#1!"), names());
        assertFalse(monitor.isOpen());
    }

    @Test
    public void whatDoesNotFitIsCountedAndHoldsNobodyUp() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        EventMonitor monitor = rig.dispatcher().monitors().open(EventFilter.ALL, 10, event -> {
            entered.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            seen.add(event);
        });
        rig.agentState("READY");
        Rig.await("the listener", () -> entered.getCount() == 0);
        for (int i = 0; i < 30; i++) {
            rig.agentState("READY");
        }
        release.countDown();
        rig.settle();

        assertEquals(11, seen.size());
        assertEquals(20, monitor.missed());
    }

    @Test
    public void aListenerThatThrowsEndsItsMonitorOnly() {
        EventMonitor bad = rig.dispatcher().monitors().open(EventFilter.ALL, 10, event -> {
            throw new IllegalStateException("on purpose");
        });
        EventMonitor good = open(EventFilter.ALL);
        rig.agentState("READY");
        rig.agentState("READY");

        assertEquals(2, names().size());
        assertFalse(bad.isOpen());
        assertTrue(good.isOpen());
    }

    @Test
    public void aCapacityOutOfRangeIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> rig.dispatcher().monitors().open(EventFilter.ALL, 0, seen::add));
    }
}
