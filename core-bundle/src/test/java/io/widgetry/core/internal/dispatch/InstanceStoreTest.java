package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.After;
import org.junit.Test;

/** What a widget instance keeps, from version to version. */
public class InstanceStoreTest {
    private final Rig rig = new Rig();

    @After
    public void close() {
        rig.close();
    }

    /** The store of a widget's instance for an agent. */
    private WidgetStore store() {
        Recorder widget = rig.singleton("w", Rig.scoped("AGENT"), new Recorder());
        rig.agentState("READY");
        rig.settle();
        return widget.context().store();
    }

    @Test
    public void whatIsPutInIsCopiedAndCannotBeChangedAfterwards() {
        WidgetStore store = store();
        List<Object> list = new ArrayList<>(List.of(1, "two"));
        store.put("list", list);
        list.add("three");

        assertEquals(
                Optional.of(List.of(1, "two")).toString(), store.get("list").toString());
        List<?> kept = store.get("list", List.class).orElseThrow();
        assertThrows(UnsupportedOperationException.class, () -> kept.remove(0));
    }

    @Test
    public void plainValuesComeBackAsTheyWereAndNothingElseIsTaken() {
        WidgetStore store = store();
        store.put("text", "a \"quoted\" text");
        store.put("number", 42);
        store.put("yes", true);
        store.put("map", Map.of("inner", Map.of("deep", List.of(1, 2))));
        store.put("gone", "soon");
        store.put("gone", null);
        store.remove("never there");

        assertEquals(Set.of("text", "number", "yes", "map"), store.keys());
        assertEquals(Optional.of("a \"quoted\" text"), store.get("text", String.class));
        assertEquals(42, store.get("number", Number.class).orElseThrow().intValue());
        assertEquals(Optional.of(true), store.get("yes", Boolean.class));
        assertEquals(Optional.empty(), store.get("yes", String.class));
        assertThrows(IllegalArgumentException.class, () -> store.put("object", new Object()));
        assertThrows(IllegalArgumentException.class, () -> store.put("", 1));
        assertThrows(IllegalArgumentException.class, () -> store.put("k".repeat(201), 1));
        assertEquals(Set.of("text", "number", "yes", "map"), store.keys());
    }

    @Test
    public void nothingOfTheWidgetsClassesIsKept() {
        /** A class of the widget's bundle. */
        class TheirMap extends TreeMap<String, Object> {
            private static final long serialVersionUID = 1L;
        }
        TheirMap theirs = new TheirMap();
        theirs.put("text", new StringBuilder("built"));
        WidgetStore store = store();
        store.put("map", theirs);

        Map<?, ?> kept = store.get("map", Map.class).orElseThrow();
        assertFalse(kept instanceof TheirMap);
        assertEquals(String.class, kept.get("text").getClass());
    }

    @Test
    public void itsSizeIsLimitedAndTheMessageNamesTheSetting() {
        WidgetStore store = store();
        store.put("big", "x".repeat(60_000));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> store.put("more", "y".repeat(10_000)));

        assertEquals(
                "the store would hold 70011 characters, and 65536 are allowed"
                        + " (storeMaxLength of the core's configuration)",
                refused.getMessage());
        assertEquals(Set.of("big"), store.keys());
        store.put("big", "x");
        store.put("more", "y".repeat(10_000));
        assertEquals(Set.of("big", "more"), store.keys());
    }

    @Test
    public void aStoreThatHasBecomeTooBigCanShrink() {
        WidgetStore store = store();
        store.put("big", "x".repeat(100));
        Settings.Limits d = Settings.DEFAULT.limits();
        rig.dispatcher()
                .configure(Settings.DEFAULT.withLimits(new Settings.Limits(
                        d.mailboxCapacity(),
                        d.duplicateWindow(),
                        d.agents(),
                        d.interactions(),
                        d.closedInteractions(),
                        10,
                        d.traces(),
                        d.messages())));
        store.put("big", "x".repeat(50));

        assertEquals(Optional.of("x".repeat(50)), store.get("big"));
        assertThrows(IllegalArgumentException.class, () -> store.put("other", 1));
    }

    @Test
    public void severalThreadsMayUseIt() throws Exception {
        WidgetStore store = store();
        int threads = 4;
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Thread> running = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(() -> {
                    try {
                        start.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    for (int i = 0; i < 2_000; i++) {
                        store.put("key" + number + "." + i % 10, i);
                        store.put("shared", number);
                        store.remove("shared");
                    }
                }))
                .toList();
        running.forEach(Thread::start);
        for (Thread one : running) {
            one.join();
        }
        store.remove("shared");

        assertEquals(threads * 10, store.keys().size());
        store.keys().forEach(store::remove);
        store.put("all", "x".repeat(65_536 - 5)); // its length is counted right, or this would not go in
        assertEquals(Set.of("all"), store.keys());
    }

    /** Counts its events in its store. */
    private static final class Counting extends Recorder {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext within) {
            int before = within.store()
                    .get("count", Number.class)
                    .map(Number::intValue)
                    .orElse(0);
            within.store().put("count", before + 1);
        }
    }

    @Test
    public void itPassesOnToTheNewVersionInEveryScope() {
        for (Scope scope : Scope.values()) {
            for (boolean prototype : new boolean[] {true, false}) {
                Map<String, Object> counting = Rig.scoped(scope.name(), "onAnyInteractionEvent");
                List<WidgetHost> hosts = new ArrayList<>();
                try (Rig fresh = new Rig()) {
                    for (int version = 0; version < 5; version++) {
                        if (version > 0) {
                            fresh.remove(hosts.get(version - 1));
                            fresh.call(CALL, "HELD");
                        }
                        Widget shared = new Counting();
                        hosts.add(fresh.add("w", counting, prototype, prototype ? Counting::new : () -> shared));
                        fresh.call(CALL, "ACTIVE");
                        fresh.settle();
                    }
                    // Each update tells the state again, which is an event too.
                    Instance last = hosts.get(4).instances().iterator().next();
                    int replays = last.context()
                                    .store()
                                    .get("count", Number.class)
                                    .orElseThrow()
                                    .intValue()
                            - 9;
                    assertTrue(scope + " " + prototype + ": " + replays, replays >= 0 && replays <= 4);
                    assertEquals(9 + replays, hosts.get(4).counters().delivered());
                }
            }
        }
    }

    @Test
    public void itEndsWithItsContext() {
        Map<WidgetContext, WidgetStore> stores = new HashMap<>();
        rig.prototype("w", Rig.scoped("AGENT"), () -> new Recorder(context -> stores.put(context, context.store())) {
            @Override
            public void closed(WidgetContext within) {
                within.store().put("last words", within.store().get("state").orElse(""));
            }
        });
        rig.agentState("READY");
        rig.settle();
        WidgetStore first = stores.values().iterator().next();
        first.put("state", "kept");
        rig.agentState("LOGGED_OUT");
        rig.settle();
        first.put("state", "too late");
        first.remove("state");
        rig.agentState("READY");
        rig.settle();

        assertEquals("reading answers what was last known", Optional.of("kept"), first.get("state"));
        assertEquals(Optional.of("kept"), first.get("last words"));
        assertEquals(2, stores.size());
        stores.values().stream().filter(store -> store != first).forEach(store -> assertEquals(Set.of(), store.keys()));
    }

    @Test
    public void rule24_afterTheServiceIsGoneTheOldObjectChangesNothing() {
        Recorder old = new Recorder();
        WidgetHost host = rig.prototype("w", Rig.scoped("AGENT"), () -> old);
        rig.agentState("READY");
        rig.settle();
        old.context().store().put("state", "kept");
        rig.remove(host);
        old.context().store().put("state", "too late");
        old.context().store().put("more", 1);
        old.context().store().remove("state");
        Recorder heir = new Recorder();
        rig.prototype("w", Rig.scoped("AGENT"), () -> heir);
        rig.settle();
        old.context().store().put("state", "later still");

        assertEquals(Set.of("state"), heir.context().store().keys());
        assertEquals(Optional.of("kept"), heir.context().store().get("state"));
        assertEquals(Optional.of("kept"), old.context().store().get("state"));
    }

    @Test
    public void rule24_aCallbackThatReturnsInTimeHasItsEffect() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        WidgetHost host = rig.prototype("w", Rig.scoped("AGENT", "onAgentStateEvent"), () -> new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
                entered.countDown();
                release.await();
                within.store().put("told", event.sequence());
            }
        });
        rig.agentState("READY");
        Rig.await("the callback", () -> entered.getCount() == 0);
        Thread remover = new Thread(() -> rig.remove(host));
        remover.start();
        Rig.await("the service to go", host::isWaiting);
        release.countDown();
        Rig.await("the removal", () -> !remover.isAlive());
        Recorder heir = new Recorder();
        rig.prototype("w", Rig.scoped("AGENT"), () -> heir);
        rig.settle();

        assertEquals("1", heir.context().store().get("told").orElseThrow().toString());
    }
}
