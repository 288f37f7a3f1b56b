package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetTimer;
import io.widgetry.api.admin.WidgetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Test;

/** What a widget asks to be run later runs like a callback, and not at all after its end. */
public class TimersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final Rig rig = new Rig(Settings.DEFAULT, time);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile WidgetContext context;

    @After
    public void close() {
        rig.close();
    }

    /** Notes in whose context it is. */
    private class Timed implements Widget {
        @Override
        public void opened(WidgetContext opened) {
            context = opened;
        }

        @Override
        public void onDataEvent(DataEvent event, WidgetContext told) throws Exception {
            done.add(event.name());
        }
    }

    private WidgetHost deploy() {
        WidgetHost host = rig.prototype("timed", Rig.scoped("INTERACTION", "onInteractionEvent"), Timed::new);
        rig.call(CALL, "ACTIVE");
        rig.settle();
        done.clear();
        return host;
    }

    private WidgetTimer after(Duration delay, String what) {
        return context.after(delay, () -> done.add(what));
    }

    private void pass(Duration duration) {
        time.pass(duration);
        rig.settle();
    }

    @Test
    public void timersRunWhenTheyAreDueAndInThatOrder() {
        deploy();
        after(SECOND.multipliedBy(2), "second");
        after(SECOND, "first");
        after(SECOND.multipliedBy(2), "third");

        pass(SECOND.minusNanos(1));
        assertEquals(List.of(), done);
        pass(Duration.ofNanos(1));
        assertEquals(List.of("first"), done);
        pass(SECOND);
        assertEquals(List.of("first", "second", "third"), done);
    }

    @Test
    public void theClockIsThatOfTheRuntime() {
        deploy();

        pass(SECOND);

        assertEquals(Instant.EPOCH.plus(SECOND), context.clock().instant());
    }

    @Test
    public void aTimerRunsNeitherAtTheSameTimeAsACallbackNorWithoutItsWrites() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        rig.prototype("timed", Rig.scoped("INTERACTION", "onInteractionEvent"), () -> new Timed() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext told) throws Exception {
                entered.countDown();
                assertTrue(leave.await(20, TimeUnit.SECONDS));
                done.add("callback");
            }
        });
        rig.call(CALL, "ACTIVE");
        assertTrue(entered.await(20, TimeUnit.SECONDS));
        after(SECOND, "timer");

        time.pass(SECOND);
        leave.countDown();
        rig.settle();

        assertEquals(List.of("callback", "timer"), done);
    }

    @Test
    public void inATimerTheStateIsTheLatest() {
        deploy();
        context.after(
                SECOND,
                () -> done.add(context.api().getInteractionData().orElseThrow().state()));

        rig.call(CALL, "HELD");
        rig.settle();
        pass(SECOND);

        assertEquals(List.of("onInteractionEvent", "HELD"), done);
    }

    @Test
    public void aTimerThatIsTakenBackDoesNotRun() {
        deploy();
        WidgetTimer timer = after(SECOND, "never");
        WidgetTimer other = after(SECOND, "other");

        assertTrue(timer.cancel());
        assertFalse(timer.cancel());
        assertEquals(1, time.waiting());
        pass(SECOND);

        assertEquals(List.of("other"), done);
        assertFalse(other.cancel());
    }

    @Test
    public void rule23_aTimerThatThrowsIsAFailureAndTheNextRuns() {
        WidgetHost host = deploy();
        context.after(SECOND, () -> {
            throw new StackOverflowError();
        });
        after(SECOND, "next");

        pass(SECOND);

        assertEquals(List.of("next"), done);
        assertEquals(1, host.counters().failed());
        assertTrue(host.lastFailure(), host.lastFailure().startsWith("java.lang.StackOverflowError"));
    }

    @Test
    public void rule24_noTimerRunsAfterItsInteractionIsClosed() {
        deploy();
        after(SECOND, "never");

        rig.end(CALL, false);
        rig.settle();
        assertEquals(0, time.waiting());
        assertFalse(after(SECOND, "neither").cancel());
        pass(SECOND);

        assertEquals(List.of(), done);
    }

    @Test
    public void rule24_noTimerRunsAfterItsWidgetIsGoneAndNothingOfItIsHeld() {
        WidgetHost host = deploy();
        WidgetTimer timer = after(SECOND, "never");

        rig.remove(host);
        assertEquals(0, time.waiting());
        assertFalse(timer.cancel());
        assertFalse(after(SECOND, "neither").cancel());
        assertEquals(0, time.waiting());
        pass(SECOND);

        assertEquals(List.of(), done);
    }

    @Test
    public void aNewVersionBeginsWithoutTimersAndSetsItsOwn() {
        WidgetHost host = deploy();
        after(SECOND, "old");
        WidgetContext before = context;

        rig.remove(host);
        rig.prototype("timed", Rig.scoped("INTERACTION"), Timed::new);
        rig.settle();
        assertNotEquals(before, context);
        after(SECOND, "new");
        pass(SECOND);

        assertEquals(List.of("new"), done);
    }

    @Test
    public void whatFallsDueInQuarantineRunsWhenItIsOverInOrder() {
        WidgetHost host = deploy();
        after(SECOND, "first");
        after(SECOND, "second");

        host.health().quarantine("for this test", false);
        Rig.await(
                "the quarantine",
                () -> rig.dispatcher().widgets().get(0).health().isShutOut());
        pass(SECOND);
        assertEquals(List.of(), done);
        rig.dispatcher().supervisor().release(host, "for this test");
        rig.settle();

        assertEquals(List.of("first", "second"), done.subList(done.indexOf("first"), done.size()));
        assertEquals(WidgetState.HEALTHY, host.health().state());
    }

    @Test
    public void anInstanceHasABoundedNumberOfTimers() {
        deploy();
        for (int i = 0; i < InstanceTimers.MOST; i++) {
            after(SECOND, "one of many");
        }

        assertThrows(IllegalStateException.class, () -> after(SECOND, "one too many"));
        pass(SECOND);
        assertEquals(InstanceTimers.MOST, done.size());
        after(SECOND, "one of the next");
    }

    @Test
    public void inOperationItIsTheComputersTimeAndTimersThatSetTimersGoOn() throws InterruptedException {
        CountDownLatch ticks = new CountDownLatch(3);
        AtomicInteger early = new AtomicInteger();
        try (Rig real = new Rig()) {
            real.singleton("ticking", Map.of(WidgetDescriptor.SCOPE, "AGENT"), new Widget() {
                @Override
                public void opened(WidgetContext opened) {
                    tick(opened);
                }

                private void tick(WidgetContext within) {
                    long set = System.nanoTime();
                    within.after(Duration.ofMillis(5), () -> {
                        early.addAndGet(System.nanoTime() - set < 5_000_000 ? 1 : 0);
                        ticks.countDown();
                        tick(within);
                    });
                }
            });
            real.agentState("READY");

            assertTrue(ticks.await(20, TimeUnit.SECONDS));
            assertEquals(0, early.get());
        }
    }
}
