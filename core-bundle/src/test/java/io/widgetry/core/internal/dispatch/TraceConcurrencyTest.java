package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.spi.SourceEvent;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.Test;

/** Traces while much goes on, and what they hold afterwards. */
public class TraceConcurrencyTest {
    private static final int ROUNDS = 300;
    private static final Settings MANY = Settings.DEFAULT.withLimits(
            Settings.DEFAULT.limits().withTraces(1_000_000).withMailboxCapacity(100_000));

    @Test
    public void everyDeliveryIsAccountedForAtEveryMoment() throws InterruptedException {
        try (Rig rig = new Rig(MANY)) {
            rig.prototype("own", Rig.scoped("AGENT", "onAgentStateEvent"), () -> new Recorder());
            rig.prototype("all", Rig.scoped("RUNTIME", "onAgentStateEvent"), () -> new Recorder());
            int agents = 8;
            int each = 1_000;
            CountDownLatch done = new CountDownLatch(agents);
            for (int agent = 0; agent < agents; agent++) {
                SourceEvent event = SourceEvent.of("onAgentStateEvent", "agent" + agent)
                        .json("{}")
                        .build();
                new Thread(() -> {
                            for (int i = 0; i < each; i++) {
                                rig.dispatcher().publish(event);
                            }
                            done.countDown();
                        })
                        .start();
            }
            EventTraces traces = new EventTraces(rig.dispatcher());
            int asked = 0;
            while (done.getCount() > 0 || asked == 0) {
                for (EventTrace known : traces.latest(EventFilter.ALL, 3)) {
                    assertAllThere(traces.explain(Long.toString(known.number()), Optional.empty())
                            .orElseThrow());
                    asked++;
                }
            }
            rig.settle();
            List<EventTrace> all = traces.latest(EventFilter.ALL, Integer.MAX_VALUE);

            assertEquals(agents * each, all.size());
            for (EventTrace trace : all) {
                assertEquals(
                        trace.toString(),
                        List.of(Outcome.HANDLED, Outcome.HANDLED),
                        trace.deliveries().stream().map(DeliveryTrace::outcome).toList());
            }
        }
    }

    private static void assertAllThere(EventTrace trace) {
        List<String> widgets = trace.deliveries().stream()
                .map(DeliveryTrace::widgetId)
                .sorted()
                .toList();
        assertEquals(trace.toString(), List.of("all", "own"), widgets);
        assertTrue(
                trace.toString(),
                trace.deliveries().stream()
                        .allMatch(told -> told.outcome() == Outcome.QUEUED || told.outcome() == Outcome.HANDLED));
    }

    /** Its own class loader's objects are stood in for by a large object of the widget. */
    private static final class Leaving extends Recorder {
        private final byte[] ballast = new byte[1_000];

        @Override
        void record(DataEvent event) {
            if (ballast.length > 0 && event.json().contains("BAD")) {
                throw new IllegalStateException();
            }
        }
    }

    @Test
    public void keptTracesHoldNeitherWidgetsNorWorkspaces() {
        try (Rig rig = new Rig(MANY.withUpdateWindow(Duration.ZERO))) {
            List<WeakReference<?>> gone = deployUseAndRemove(rig);
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (gone.stream().anyMatch(reference -> reference.get() != null)) {
                assertTrue(
                        "still held: " + gone.stream().map(WeakReference::get).toList(), System.nanoTime() < deadline);
                System.gc();
            }
            Paths paths = new Paths(rig);

            assertTrue(paths.latest().size() > 300);
            assertTrue(paths.latest().stream()
                    .flatMap(trace -> trace.deliveries().stream())
                    .anyMatch(told -> told.outcome() == Outcome.FAILED));
        }
    }

    private static List<WeakReference<?>> deployUseAndRemove(Rig rig) {
        List<WeakReference<?>> gone = new CopyOnWriteArrayList<>(); // widgets are made on the workers
        WidgetHost host = rig.prototype("leaving", Rig.scoped("INTERACTION", "onInteractionEvent"), () -> {
            Leaving widget = new Leaving();
            gone.add(new WeakReference<>(widget));
            return widget;
        });
        for (int i = 0; i < 100; i++) {
            rig.call("call" + i, i % 2 == 0 ? "BAD" : "ACTIVE");
        }
        rig.settle();
        assertEquals(100, gone.size());
        gone.add(new WeakReference<>(host));
        host.instances().forEach(instance -> gone.add(new WeakReference<>(instance)));
        gone.add(new WeakReference<>(rig.dispatcher().workspace(Rig.AGENT).orElseThrow()));
        gone.add(new WeakReference<>(
                rig.dispatcher().workspace(Rig.AGENT).orElseThrow().state()));
        rig.dispatcher().deployments().remove(host);
        rig.agentState("LOGGED_OUT");
        rig.settle();
        return gone;
    }

    /** The thread is given up at about the moment at which the callback returns by itself. */
    @Test
    public void aCallbackIsToldOfOnceWhetherItWasGivenUpOrReturned() throws InterruptedException {
        try (Rig rig = new Rig(MANY.withStopTimeout(Duration.ofMillis(1)))) {
            List<Long> events = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                long time = round * 10_000L;
                CountDownLatch entered = new CountDownLatch(1);
                Widget widget = new Acting((event, context) -> {
                    if (!event.replayed()) { // a replay is the event of the round before
                        entered.countDown();
                        LockSupport.parkNanos(time);
                    }
                });
                WidgetHost host = rig.prototype("w" + round, Rig.scoped("AGENT", "onNavigationEvent"), () -> widget);
                events.add(rig.accept("onNavigationEvent", null, "{}"));
                entered.await();
                rig.dispatcher().deployments().remove(host);
            }
            rig.settle();
            Rig.await("those that were given up", () -> rig.dispatcher().abandonedWorkers() == 0);

            Paths paths = new Paths(rig);
            List<Outcome> all = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                List<Outcome> outcomes = paths.outcomes(events.get(round), "w" + round);
                assertEquals("round " + round + ": " + outcomes, 1, outcomes.size());
                all.addAll(outcomes);
            }
            assertTrue(all.toString(), all.contains(Outcome.FAILED));
            assertTrue(all.toString(), all.contains(Outcome.HANDLED));
        }
    }
}
