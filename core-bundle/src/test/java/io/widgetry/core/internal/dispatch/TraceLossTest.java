package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Test;

/** What an event's path tells of those who should have got it and did not. */
public class TraceLossTest {
    private static final int CAPACITY = 4;
    private static final String FULL = "its mailbox was full with 4 events";

    private Rig rig = new Rig(Rig.settings(CAPACITY, Duration.ofMillis(50)));
    private Paths paths = new Paths(rig);
    private final CountDownLatch hold = new CountDownLatch(1);

    @After
    public void close() {
        hold.countDown();
        rig.close();
    }

    private void with(Settings settings) {
        rig.close();
        rig = new Rig(settings);
        paths = new Paths(rig);
    }

    /** Stays in its first event. */
    private WidgetHost slow(Map<String, Object> properties) {
        CountDownLatch entered = new CountDownLatch(1);
        Widget holding = new Acting((event, context) -> {
            entered.countDown();
            hold.await();
        });
        WidgetHost host = rig.prototype("slow", properties, () -> holding);
        rig.accept("onNavigationEvent", null, "{}");
        Rig.await("the first event", () -> entered.getCount() == 0);
        return host;
    }

    private static Map<String, Object> events() {
        return new HashMap<>(Rig.scoped("AGENT", "onNavigationEvent", "onAgentStateEvent", "onCustomCardEndedEvent"));
    }

    private void assertLost(long sequence, Outcome outcome, String reason) {
        DeliveryTrace lost = paths.only(sequence, "slow");
        assertEquals(lost.toString(), outcome, lost.outcome());
        assertTrue(lost.toString(), lost.reason().orElseThrow().startsWith(reason));
    }

    private long card() {
        return rig.accept("onCustomCardEndedEvent", null, "{}");
    }

    @Test
    public void aFullMailboxNamesItsCapacityAndTheRemedy() {
        slow(events());
        for (int i = 0; i < CAPACITY; i++) {
            card();
        }
        assertLost(card(), Outcome.DROPPED, FULL + ": let the widget return sooner, raise its mailbox.capacity");
        assertLost(rig.agentState("READY"), Outcome.CONFLATED, FULL + ": the latest value is told again");
    }

    @Test
    public void aStateThatWasNotKeptIsToldAgainLater() {
        slow(events());
        for (int i = 0; i < CAPACITY; i++) {
            card();
        }
        long lost = rig.agentState("READY");
        hold.countDown();
        rig.settle();

        assertEquals(List.of(Outcome.CONFLATED, Outcome.HANDLED), paths.outcomes(lost, "slow"));
    }

    @Test
    public void anEarlierValueGivesWayToALaterOne() {
        slow(events());
        long earlier = rig.agentState("A");
        for (int i = 0; i < CAPACITY; i++) {
            rig.agentState("B");
        }
        assertLost(earlier, Outcome.CONFLATED, FULL + ", and a later value of the same waited already");
    }

    @Test
    public void theOldestGivesWayWhereThatIsDeclared() {
        Map<String, Object> properties = events();
        properties.put(WidgetDescriptor.OVERFLOW, "DROP_OLDEST");
        slow(properties);
        long oldest = card();
        for (int i = 0; i < CAPACITY; i++) {
            card();
        }
        assertLost(oldest, Outcome.DROPPED, FULL + ", and it gave way to a later event, as mailbox.overflow says");
        assertEquals(Outcome.QUEUED, paths.only(oldest + 1, "slow").outcome());
    }

    @Test
    public void aWidgetThatCannotBeMadeLosesOccurrences() {
        AtomicBoolean broken = new AtomicBoolean(true);
        rig.prototype("slow", events(), () -> {
            if (broken.get()) {
                throw new IllegalStateException();
            }
            return new Recorder();
        });
        long state = rig.agentState("READY");
        long card = card();
        Rig.await("the attempt", () -> paths.outcomes(card, "slow").contains(Outcome.DROPPED));

        assertLost(card, Outcome.DROPPED, "the widget could not be made: see widget:info slow");
        assertLost(state, Outcome.CONFLATED, "the widget could not be made: see widget:info slow");
        broken.set(false);
        Rig.await("the next attempt", () -> paths.outcomes(state, "slow").contains(Outcome.HANDLED));
    }

    @Test
    public void aWidgetThatGoesLosesWhatWaitsAndTheCallbackThatDoesNotReturn() {
        WidgetHost host = slow(events());
        long waiting = card();
        rig.dispatcher().deployments().remove(host);

        assertLost(1, Outcome.FAILED, "its callback did not return, so it was given up");
        assertLost(waiting, Outcome.DROPPED, "the widget was stopped or removed before");
        assertTrue(paths.whyNot(card(), "slow").matches("it was removed at \\d\\d:.*, before this event"));
        hold.countDown();
        rig.settle();
        assertEquals("what it does then has no effect", List.of(Outcome.FAILED), paths.outcomes(1, "slow"));
    }

    @Test
    public void aWidgetThatDoesNotComeBackLosesWhatWaited() {
        with(Settings.DEFAULT.withUpdateWindow(Duration.ofMillis(300)));
        WidgetHost host = rig.prototype("slow", events(), Recorder::new);
        rig.agentState("READY");
        rig.settle();
        rig.dispatcher().deployments().remove(host);
        long waiting = card();

        DeliveryTrace queued = paths.only(waiting, "slow");
        assertEquals(Outcome.QUEUED, queued.outcome());
        assertTrue(queued.reason().orElseThrow().startsWith("its service is gone"));
        Rig.await("the end of the window", () -> rig.dispatcher().widgets().isEmpty());
        Rig.await("the end", () -> paths.outcomes(waiting, "slow").contains(Outcome.DROPPED));
        assertLost(waiting, Outcome.DROPPED, "its bundle went, and no new version came in time");
    }

    @Test
    public void whatWaitedIsHandledByTheNextVersionIfItSubscribes() {
        with(Settings.DEFAULT);
        WidgetHost host = rig.prototype("slow", events(), Recorder::new);
        rig.agentState("READY");
        rig.settle();
        rig.dispatcher().deployments().remove(host);
        long card = card();
        long state = rig.agentState("NOT_READY");
        rig.prototype("slow", Rig.scoped("AGENT", "onAgentStateEvent"), Recorder::new);
        rig.settle();

        assertEquals(Outcome.HANDLED, paths.only(state, "slow").outcome());
        assertLost(card, Outcome.DROPPED, "version 1.0.0 of it, which went on with what waited, does not subscribe to");
    }

    @Test
    public void whatWaitsWhenItsSubscriptionEndsIsDropped() {
        Supplier<Widget> widget = () -> new Widget() {
            @Override
            public void opened(WidgetContext context) {
                context.api().onDataEvent("onCustomCardEndedEvent", event -> {});
            }

            @Override
            public void onDataEvent(DataEvent event, WidgetContext context) throws InterruptedException {
                hold.await();
                context.api().removeDataEvent("onCustomCardEndedEvent");
            }
        };
        rig.prototype("slow", Rig.scoped("AGENT", "onNavigationEvent"), widget);
        rig.agentState("READY");
        rig.settle();
        rig.accept("onNavigationEvent", null, "{}");
        long card = card();
        hold.countDown();
        rig.settle();

        assertLost(
                card, Outcome.DROPPED, "it no longer subscribed to onCustomCardEndedEvent when the event's turn came");
        assertTrue(paths.whyNot(card(), "slow").startsWith("it does not subscribe to"));
    }

    @Test
    public void theEndOfAnInteractionThatNobodyAskedForIsNoLoss() {
        rig.prototype("card", Rig.scoped("INTERACTION", "onInteractionEvent"), Recorder::new);
        rig.call(CALL, "ACTIVE");
        long end = rig.end(CALL, true);
        rig.settle();

        assertTrue(paths.whyNot(end, "card").startsWith("it does not subscribe to onInteractionEndedEvent"));
        assertEquals(1, paths.explained(AGENT + "/" + end).deliveries().size());
    }
}
