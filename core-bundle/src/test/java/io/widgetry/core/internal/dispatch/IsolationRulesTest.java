package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.View;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.spi.SourceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

/** Rules 22 to 24: order and isolation. */
public class IsolationRulesTest {
    private static final int EVENTS = 500;

    private final Rig rig = new Rig(Rig.settings(1_024, Duration.ofMillis(50)));
    private final CountDownLatch release = new CountDownLatch(1);

    @After
    public void close() {
        release.countDown();
        rig.close();
    }

    private void publishMany() {
        for (int i = 0; i < EVENTS; i++) {
            rig.accept("onNavigationEvent", null, "{\"id\":\"" + i + "\"}");
        }
    }

    /** Every event once, in the order in which they were published; numbers may have gone to others' messages. */
    private static List<String> inOrder(Recorder told) {
        List<String> ids = told.json("onNavigationEvent").toList();
        assertEquals(
                IntStream.range(0, EVENTS)
                        .mapToObj(i -> "{\"id\":\"" + i + "\"}")
                        .toList(),
                ids);
        return told.events.stream()
                .sorted(Comparator.comparingLong(DataEvent::sequence))
                .map(Recorder::text)
                .toList();
    }

    /** A widget whose every callback does something bad, in as many instances as it takes. */
    private void assertOthersUndisturbedBy(Recorder bad) {
        Recorder before = rig.singleton("before", Rig.scoped("AGENT", "onNavigationEvent"), new Recorder());
        rig.prototype("bad", Rig.scoped("AGENT", "onNavigationEvent"), () -> bad);
        Recorder after = rig.singleton("after", Rig.scoped("AGENT", "onNavigationEvent"), new Recorder());

        publishMany();
        Rig.await("the others' events", () -> before.events.size() >= EVENTS && after.events.size() >= EVENTS);

        assertEquals(inOrder(before), before.told());
        assertEquals(inOrder(after), after.told());
    }

    private Recorder doing(ThrowingRunnable deed) {
        return new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
                deed.run();
            }
        };
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    /** Like code that cannot be interrupted. */
    private static void awaitStubbornly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(100_000);
            Thread.interrupted();
        }
    }

    @Test
    public void rule22_runtimeScopedWidgetsSeeEachWorkspacesEventsInItsOrder() {
        Recorder archive =
                rig.singleton("archive", Rig.scoped("RUNTIME", "onNavigationEvent", "onMediaEvent"), new Recorder());
        for (int i = 0; i < 100; i++) {
            for (String agent : List.of("one", "two", "three")) {
                Rig.accepted(
                        rig.publish(SourceEvent.of("onNavigationEvent", agent).json("{}")));
            }
        }
        rig.settle();

        for (String agent : List.of("one", "two", "three")) {
            List<Long> numbers = archive.events.stream()
                    .filter(event -> event.agentId().equals(agent))
                    .map(DataEvent::sequence)
                    .toList();
            assertEquals(IntStream.rangeClosed(1, 100).mapToObj(i -> (long) i).toList(), numbers);
        }
    }

    @Test
    public void rule22_numbersHaveNoGaps() {
        Recorder archive = rig.singleton(
                "archive",
                Rig.scoped(
                        "RUNTIME",
                        "onInteractionEvent",
                        "onAnyInteractionEvent",
                        "onInteractionEndedEvent",
                        "onAnyInteractionEndedEvent",
                        "onAgentStateEvent",
                        "onContextDataEvent"),
                new Recorder());
        rig.agentState("READY");
        rig.call(CALL, "ALERTING");
        rig.accept("onContextDataEvent", CALL, "{}");
        rig.call(CALL, "ACTIVE");
        rig.end(CALL, true);
        rig.closeInteraction(CALL);
        rig.agentState("READY");
        rig.settle();

        assertEquals(
                IntStream.rangeClosed(1, 9).mapToObj(i -> (long) i).toList(),
                archive.events.stream().map(DataEvent::sequence).toList());
    }

    @Test
    public void rule23_aThrowingWidgetDisturbsNobody() {
        assertOthersUndisturbedBy(doing(() -> {
            throw new IllegalStateException("on purpose");
        }));
        rig.settle();
        assertEquals(
                "quarantined after as many as are configured",
                Settings.DEFAULT.supervision().failures(),
                rig.dispatcher().widget("bad").orElseThrow().counters().failed());
    }

    @Test
    public void rule23_neitherDoesOneThatThrowsErrors() {
        AtomicInteger turn = new AtomicInteger();
        assertOthersUndisturbedBy(doing(() -> {
            switch (turn.getAndIncrement() % 4) {
                case 0 -> throw new StackOverflowError("on purpose");
                case 1 -> throw new NoClassDefFoundError("on purpose");
                case 2 -> throw new OutOfMemoryError("on purpose");
                default -> throw new AssertionError("on purpose");
            }
        }));
    }

    @Test
    public void rule23_neitherDoesOneThatInterruptsItsThread() {
        assertOthersUndisturbedBy(doing(() -> Thread.currentThread().interrupt()));
    }

    @Test
    public void rule23_neitherDoesOneThatHangs() {
        assertOthersUndisturbedBy(doing(release::await));
    }

    @Test
    public void rule23_neitherDoOnesThatHangInMoreInstancesThanThereAreWorkers() {
        for (int i = 0; i < 3; i++) {
            rig.prototype("bad" + i, Rig.scoped("INTERACTION", "onNavigationEvent"), () -> doing(release::await));
        }
        for (int i = 0; i < 20; i++) {
            rig.call("call" + i, "ACTIVE");
        }
        Recorder healthy = rig.singleton("healthy", Rig.scoped("AGENT", "onCustomCardEndedEvent"), new Recorder());
        rig.accept("onNavigationEvent", null, "{}");
        for (int i = 0; i < EVENTS; i++) {
            rig.accept("onCustomCardEndedEvent", null, "{}");
        }

        Rig.await("the healthy widget's events", () -> healthy.events.size() >= EVENTS);
        assertEquals(EVENTS, healthy.events.size());
        release.countDown();
        rig.settle();
        Rig.await(
                "spare workers to leave",
                () -> rig.dispatcher().workers() == Settings.DEFAULT.workers().size());
    }

    @Test
    public void rule23_neitherDoesOneThatFloodsMessages() {
        assertOthersUndisturbedBy(
                new Recorder(context -> {
                    for (int i = 0; i < 10_000; i++) {
                        context.api().sendMessageToAnyWidget(i);
                    }
                }) {
                    @Override
                    public void onDataEvent(DataEvent event, WidgetContext within) {
                        within.api().sendMessageToAnyWidget(event.sequence());
                    }
                });
    }

    @Test
    public void rule23_neitherDoesOneThatCannotBeMade() {
        AtomicInteger attempts = new AtomicInteger();
        rig.prototype("bad", Rig.scoped("AGENT", "onNavigationEvent", "onAgentStateEvent"), () -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("on purpose");
            }
            return new Recorder();
        });
        Recorder good = rig.singleton("good", Rig.scoped("AGENT", "onNavigationEvent"), new Recorder());
        AtomicInteger published = new AtomicInteger();
        Rig.await("it to be tried again with later events", () -> {
            rig.accept("onNavigationEvent", null, "{}");
            published.incrementAndGet();
            return attempts.get() == 3;
        });
        rig.settle();

        assertEquals(published.get(), good.events.size());
        assertEquals(2, rig.dispatcher().widget("bad").orElseThrow().counters().failed());
    }

    @Test
    public void rule24_afterRemovalNoCallbackIsEntered() {
        List<String> late = new ArrayList<>();
        WidgetHost[] host = new WidgetHost[1];
        CountDownLatch gone = new CountDownLatch(1);
        Recorder widget = new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) {
                if (gone.getCount() == 0) {
                    late.add(Recorder.text(event));
                }
            }
        };
        host[0] = rig.prototype("going", Rig.scoped("AGENT", "onNavigationEvent"), () -> widget);
        publishMany();
        Rig.await("the widget to open", () -> widget.log.contains("opened"));
        rig.dispatcher().deployments().remove(host[0]);
        gone.countDown();
        publishMany();
        rig.settle();

        assertEquals(List.of(), late);
        assertTrue(widget.log.contains("released"));
        assertFalse("closed is for contexts that end", widget.log.contains("closed"));
    }

    @Test
    public void rule24_aCallbackThatDoesNotReturnIsFenced() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        Recorder widget = new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
                entered.countDown();
                awaitStubbornly(release);
                within.show(View.titled("too late"));
                within.api().onDataEvent("onAgentStateEvent", this::record);
                within.api().sendMessageToAnyWidget("too late");
                left.countDown();
            }
        };
        WidgetHost host = rig.prototype("hanging", Rig.scoped("AGENT", "onNavigationEvent"), () -> widget);
        Recorder other = rig.singleton("other", Rig.scoped("AGENT", "onMessageEvent"), new Recorder());
        rig.accept("onNavigationEvent", null, "{}");
        Rig.await("the callback to be entered", () -> entered.getCount() == 0);
        Instance instance = host.instances().iterator().next();

        rig.dispatcher().deployments().remove(host);
        release.countDown();
        Rig.await("the callback to return", () -> left.getCount() == 0);
        rig.agentState("READY");
        rig.settle();

        assertEquals(null, instance.view());
        assertEquals(List.of(), other.told());
        assertEquals(List.of(), widget.told());
        assertTrue(
                host.observations().toString(),
                host.observations().toString().contains("after the context was closed"));
        assertEquals(2, rig.dispatcher().workspace(AGENT).orElseThrow().state().sequence());
    }

    @Test
    public void rule24_aWidgetMayRemoveItselfInsideACallback() {
        WidgetHost[] host = new WidgetHost[1];
        CountDownLatch removed = new CountDownLatch(1);
        host[0] = rig.prototype(
                "leaving",
                Rig.scoped("AGENT", "onNavigationEvent"),
                () -> doing(() -> {
                    rig.dispatcher().deployments().remove(host[0]);
                    removed.countDown();
                }));
        rig.accept("onNavigationEvent", null, "{}");

        Rig.await("the widget to have removed itself", () -> removed.getCount() == 0);
        rig.settle();
    }
}
