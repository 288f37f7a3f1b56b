package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Widget;
import io.widgetry.api.admin.WidgetCost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.Test;

/** What a widget is said to cost. */
public class CostMeterTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final long start = System.nanoTime();
    private final CostWindow window = new CostWindow();

    /** Callbacks that return at a time after the start. */
    private void callbacks(long at, int count, long took) {
        for (int i = 0; i < count; i++) {
            long units = CostWindow.units(took);
            if (units > CostWindow.SHORT) {
                window.record(start + at, units);
            } else {
                window.addShort((int) units, 1);
            }
            window.add(start + at, 0, 0, took);
        }
    }

    private WidgetCost after(long nanos) {
        return window.now(start + nanos, start, 0.5);
    }

    @Test
    public void quantilesAreWithinOnePercent() {
        callbacks(0, 900, 1 * MILLI);
        callbacks(0, 89, 2 * MILLI);
        callbacks(0, 10, 30 * MILLI);
        callbacks(0, 1, 700 * MILLI);
        WidgetCost cost = after(SECOND);

        assertAbout(1 * MILLI, cost.median());
        assertAbout(30 * MILLI, cost.percentile99());
        assertAbout(700 * MILLI, cost.longest());
        assertEquals(1_000, cost.perSecond(), 0.1);
        assertEquals(Duration.ofMillis(900 + 178 + 300 + 700), cost.busy());
        assertEquals(cost.busy().dividedBy(2), cost.cpu());
    }

    private static void assertAbout(long nanos, Duration told) {
        assertEquals(told.toString(), nanos, told.toNanos(), nanos / 100.0);
    }

    @Test
    public void shortCallbacksAreRoundedUpToTenthsOfMicroseconds() {
        callbacks(0, 10, 30);
        callbacks(0, 20, 750);
        callbacks(0, 1, 801);

        assertEquals(Duration.ofNanos(800), after(SECOND).median());
        assertEquals(Duration.ofNanos(900), after(SECOND).longest());
    }

    @Test
    public void anHourIsTheLongest() {
        callbacks(0, 1, TimeUnit.HOURS.toNanos(5));

        assertAbout(TimeUnit.HOURS.toNanos(1), after(SECOND).longest());
    }

    @Test
    public void whatIsMoreThanAMinuteAgoNoLongerCounts() {
        callbacks(0, 600, 9 * MILLI);
        for (int second = 1; second <= 59; second++) {
            callbacks(second * SECOND, 10, MILLI);
        }
        assertEquals((600 + 590) / 60.0, after(60 * SECOND).perSecond(), 0.01);
        assertAbout(9 * MILLI, after(60 * SECOND).longest());
        WidgetCost later = after(66 * SECOND);

        assertAbout(MILLI, later.longest());
        assertEquals(540 / 60.0, later.perSecond(), 0.01);
        assertEquals("since deployed", Duration.ofMillis(5_400 + 590), later.busy());
        assertEquals(0, after(600 * SECOND).perSecond(), 0);
        assertEquals(Duration.ZERO, after(600 * SECOND).longest());
    }

    @Test
    public void aBurstAfterALongPauseCountsAndTheOneBeforeDoesNot() {
        callbacks(0, 100, 9 * MILLI);
        callbacks(600 * SECOND, 60, MILLI);
        WidgetCost cost = after(601 * SECOND);

        assertEquals(1.0, cost.perSecond(), 0.01);
        assertAbout(MILLI, cost.longest());
    }

    @Test
    public void askingOftenChangesNothing() {
        for (int tenth = 0; tenth < 300; tenth++) {
            callbacks(tenth * SECOND / 10, 1, MILLI);
            after(tenth * SECOND / 10);
        }
        assertEquals(10, after(30 * SECOND).perSecond(), 0.01);
    }

    @Test
    public void severalThreadsLoseNothing() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            long took = thread % 2 == 0 ? 300 : MILLI;
            threads.add(new Thread(() -> callbacks(SECOND, 20_000, took)));
        }
        threads.forEach(Thread::start);
        while (threads.stream().anyMatch(Thread::isAlive)) {
            after(SECOND);
        }
        WidgetCost cost = after(SECOND);

        assertEquals(160_000, cost.perSecond(), 0.1);
        assertEquals(Duration.ofNanos(80_000 * (300 + MILLI)), cost.busy());
    }

    @Test
    public void aWidgetsDeliveriesFailuresAndTimes() {
        try (Rig rig = new Rig()) {
            Widget widget = new Acting((event, context) -> {
                LockSupport.parkNanos(2 * MILLI);
                if (event.json().contains("BAD")) {
                    throw new IllegalStateException();
                }
            });
            WidgetHost host = rig.prototype("w", Rig.scoped("INTERACTION", "onInteractionEvent"), () -> widget);
            assertEquals(WidgetCost.NONE, host.cost().now());
            for (int i = 0; i < 100; i++) {
                rig.call(CALL, i % 4 == 0 ? "BAD" : "ACTIVE");
            }
            rig.settle();
            Rig.await("the turn to end", () -> host.cost().now().busy().toMillis() >= 200);
            WidgetCost cost = host.cost().now();

            assertEquals(0.25, cost.failuresPerSecond() / cost.perSecond(), 1e-9);
            assertTrue(cost.toString(), cost.median().toNanos() >= 2 * MILLI);
            assertTrue(cost.toString(), cost.longest().compareTo(cost.percentile99()) >= 0);
            assertTrue(cost.toString(), cost.percentile99().compareTo(cost.median()) >= 0);
        }
    }

    @Test
    public void processorTimeTellsWorkFromWaiting() {
        try (Rig rig = new Rig()) {
            WidgetHost works = rig.prototype(
                    "works",
                    Rig.scoped("AGENT", "onAgentStateEvent"),
                    () -> new Acting((event, context) -> {
                        long until = System.nanoTime() + 5 * MILLI;
                        while (System.nanoTime() < until) {
                            Thread.onSpinWait();
                        }
                    }));
            WidgetHost waits = rig.prototype(
                    "waits",
                    Rig.scoped("AGENT", "onAgentStateEvent"),
                    () -> new Acting((event, context) -> LockSupport.parkNanos(5 * MILLI)));
            for (int i = 0; i < 40; i++) {
                rig.agentState("READY");
                rig.settle();
            }
            WidgetCost work = works.cost().now();
            WidgetCost wait = waits.cost().now();

            assertTrue(work.toString(), work.cpu().toNanos() > 20 * MILLI);
            assertTrue(wait.toString(), wait.cpu().toNanos() < work.cpu().toNanos() / 2);
            assertTrue(wait.toString(), wait.busy().toNanos() >= 200 * MILLI);
        }
    }

    @Test
    public void severalCallbacksForOneEventAreOneDelivery() {
        try (Rig rig = new Rig()) {
            Recorder widget = new Recorder(context -> {
                for (int i = 0; i < 3; i++) {
                    context.api().onDataEvent("onAgentStateEvent", event -> {});
                }
            });
            WidgetHost host = rig.prototype("w", Rig.scoped("AGENT", "onNavigationEvent"), () -> widget);
            rig.agentState("READY");
            rig.settle(); // else what comes while it opens may be told at once, as a replay
            for (int i = 1; i < 1_000; i++) {
                rig.agentState("READY");
            }
            rig.settle();
            WidgetCost cost = host.cost().now();

            assertEquals(1_000, cost.perSecond() * secondsOf(cost, 1_000), 0.5);
        }
    }

    /** In how many seconds, of which there is at least one, so many deliveries were made. */
    private static double secondsOf(WidgetCost cost, int deliveries) {
        double seconds = deliveries / cost.perSecond();
        assertTrue("about a second, and not a third of it: " + seconds, seconds >= 1 && seconds < 20);
        return seconds;
    }
}
