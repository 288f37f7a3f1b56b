package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.View;
import io.widgetry.api.WidgetContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.After;
import org.junit.Test;

/** A widget's identity outlives its service: a new version goes on where the old one stopped. */
public class UpdateTest {
    private static final String[] EVENTS = {"onInteractionEvent", "onMediaMessageEvent", "onInteractionEndedEvent"};

    private final Rig rig = new Rig();
    private final Map<String, List<String>> told = new ConcurrentHashMap<>();

    @After
    public void close() {
        rig.close();
    }

    /** A version that notes what it is told by context, all versions together. */
    private Recorder version() {
        return new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) {
                note(within, Recorder.text(event));
            }

            @Override
            public void closed(WidgetContext within) {
                note(within, "closed");
            }
        };
    }

    private void note(WidgetContext within, String what) {
        String context = within.agentId().orElse("") + within.interactionId().orElse("");
        told.computeIfAbsent(context, key -> Collections.synchronizedList(new ArrayList<>()))
                .add(what);
    }

    private WidgetHost deploy(String scope, boolean prototype, String... events) {
        return rig.add("w", Rig.scoped(scope, events), prototype, this::version);
    }

    private void message(int times) {
        for (int i = 0; i < times; i++) {
            rig.accept("onMediaMessageEvent", CALL, "{}");
        }
    }

    private static List<String> messages(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(i -> "onMediaMessageEvent#" + i)
                .toList();
    }

    @Test
    public void whatComesMeanwhileIsToldToTheNewVersionOnceAndInOrder() {
        for (boolean prototype : new boolean[] {true, false}) {
            try (Rig fresh = new Rig()) {
                told.clear();
                WidgetHost old = fresh.add("w", Rig.scoped("INTERACTION", EVENTS), prototype, this::version);
                fresh.accept("onMediaMessageEvent", CALL, "{}");
                fresh.settle();
                fresh.dispatcher().deployments().remove(old);
                for (int i = 0; i < 100; i++) {
                    fresh.accept("onMediaMessageEvent", CALL, "{}");
                }
                fresh.add("w", Rig.scoped("INTERACTION", EVENTS), prototype, this::version);
                fresh.accept("onMediaMessageEvent", CALL, "{}");
                fresh.settle();

                assertEquals(messages(1, 102), told.get(Rig.AGENT + CALL));
                assertEquals(1, fresh.dispatcher().widgets().size());
                assertEquals(102, fresh.dispatcher().widgets().get(0).counters().delivered());
                assertEquals(0, fresh.dispatcher().widgets().get(0).counters().queued());
            }
        }
    }

    @Test
    public void nothingIsLostWhileAPublisherNeverPauses() throws Exception {
        WidgetHost host = deploy("INTERACTION", true, EVENTS);
        int total = 20_000;
        Thread publisher = new Thread(() -> message(total));
        publisher.start();
        while (publisher.isAlive()) {
            rig.dispatcher().deployments().remove(host);
            host = deploy("INTERACTION", true, EVENTS);
        }
        publisher.join();
        rig.settle();

        long dropped = rig.dispatcher().widgets().get(0).counters().dropped();
        List<String> all = told.get(Rig.AGENT + CALL);
        assertEquals("each once", all.size(), all.stream().distinct().count());
        assertEquals(total, all.size() + dropped);
        List<Long> numbers = all.stream()
                .map(text -> Long.valueOf(text.substring(text.indexOf('#') + 1)))
                .toList();
        assertEquals("in order", numbers.stream().sorted().toList(), numbers);
    }

    @Test
    public void anEndThatCameMeanwhileIsToldBeforeTheNewVersionsInstanceEnds() {
        WidgetHost old = deploy("INTERACTION", true, EVENTS);
        rig.call(CALL, "ACTIVE");
        rig.settle();
        rig.dispatcher().deployments().remove(old);
        rig.end(CALL, false);
        rig.call("second", "ALERTING");
        deploy("INTERACTION", true, EVENTS);
        rig.settle();

        assertEquals(
                List.of("onInteractionEvent#1", "onInteractionEvent#1r", "onInteractionEndedEvent#3", "closed"),
                told.get(Rig.AGENT + CALL));
        assertEquals(List.of("onInteractionEvent#5"), told.get(Rig.AGENT + "second"));
        assertEquals(1, rig.dispatcher().widgets().get(0).instances().size());
    }

    @Test
    public void moreSubscriptionsGetTheSnapshotForWhatIsNew() {
        WidgetHost old = deploy("AGENT", true, "onNavigationEvent");
        rig.agentState("READY");
        rig.accept("onNavigationEvent", null, "{}");
        rig.settle();
        rig.dispatcher().deployments().remove(old);
        deploy("AGENT", true, "onNavigationEvent", "onAgentStateEvent");
        rig.agentState("NOT_READY");
        rig.settle();

        assertEquals(
                List.of("onNavigationEvent#2", "onAgentStateEvent#1r", "onNavigationEvent#2r", "onAgentStateEvent#3"),
                told.get(Rig.AGENT));
    }

    @Test
    public void aRuntimeScopedWidgetGoesOnToo() {
        WidgetHost old = deploy("RUNTIME", false, "onMediaMessageEvent");
        message(10);
        rig.settle();
        rig.dispatcher().deployments().remove(old);
        message(10);
        deploy("RUNTIME", false, "onMediaMessageEvent");
        message(10);
        rig.settle();

        assertEquals(messages(1, 30), told.get(""));
    }

    @Test
    public void callbacksMadeInOpenedGoOnWithWhatWaited() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        WidgetHost old = rig.add("w", Rig.scoped("INTERACTION"), true, () -> listening(heard));
        rig.call(CALL, "ACTIVE");
        message(2);
        rig.settle();
        rig.dispatcher().deployments().remove(old);
        message(3);
        rig.add("w", Rig.scoped("INTERACTION"), true, () -> listening(heard));
        message(1);
        rig.settle();

        assertEquals(messages(3, 8), heard);
    }

    private static Recorder listening(List<String> heard) {
        return new Recorder(
                context -> context.api().onDataEvent("onMediaMessageEvent", event -> heard.add(Recorder.text(event))));
    }

    @Test
    public void theViewStaysUntilTheNewVersionShowsItsOwn() {
        WidgetHost old = rig.prototype(
                "w", Rig.scoped("AGENT"), () -> new Recorder(context -> context.show(View.titled("old"))));
        rig.agentState("READY");
        rig.settle();
        rig.dispatcher().deployments().remove(old);
        WidgetHost host = rig.prototype("w", Rig.scoped("AGENT"), Recorder::new);
        rig.settle();

        assertEquals("old", host.instances().iterator().next().view().title());
    }

    @Test
    public void aCallbackThatDoesNotReturnHoldsTheNewVersionUpForItsTimeOnly() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        WidgetHost old = rig.prototype("w", Rig.scoped("INTERACTION", EVENTS), () -> new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) throws Exception {
                entered.countDown();
                release.await();
                within.show(View.titled("too late"));
            }
        });
        message(3);
        Rig.await("the callback", () -> entered.getCount() == 0);
        rig.dispatcher().deployments().remove(old);
        WidgetHost host = deploy("INTERACTION", true, EVENTS);
        Rig.await(
                "the new version",
                () -> told.getOrDefault(Rig.AGENT + CALL, List.of()).size() == 2);
        release.countDown();
        rig.settle();

        assertEquals(messages(2, 3), told.get(Rig.AGENT + CALL));
        assertEquals(null, host.instances().iterator().next().view());
    }

    @Test
    public void ifNoneComesTheMailboxesCloseVisibly() {
        rig.dispatcher().configure(window(Duration.ofMillis(1)));
        WidgetHost old = deploy("INTERACTION", true, EVENTS);
        message(1);
        rig.settle();
        rig.dispatcher().deployments().remove(old);
        Rig.await("the widget to be gone", () -> old.instances().isEmpty());

        assertTrue(rig.dispatcher().widgets().isEmpty());
        message(1);
        deploy("INTERACTION", true, EVENTS);
        message(1);
        rig.settle();
        assertEquals(List.of("onMediaMessageEvent#1", "onMediaMessageEvent#3"), told.get(Rig.AGENT + CALL));
    }

    @Test
    public void anotherScopeBeginsAnew() {
        WidgetHost old = deploy("INTERACTION", true, EVENTS);
        message(1);
        rig.settle();
        rig.dispatcher().deployments().remove(old);
        deploy("AGENT", true, "onNavigationEvent");
        rig.accept("onNavigationEvent", null, "{}");
        rig.settle();

        assertEquals(
                new HashMap<>(Map.of(Rig.AGENT + CALL, messages(1, 1), Rig.AGENT, List.of("onNavigationEvent#2"))),
                new HashMap<>(told));
        assertFalse(rig.dispatcher().widgets().get(0).isWaiting());
    }

    private static Settings window(Duration time) {
        return Settings.DEFAULT.withUpdateWindow(time);
    }

    @Test
    public void manyInstancesMoveTogether() {
        WidgetHost old = deploy("INTERACTION", true, EVENTS);
        IntStream.range(0, 300).forEach(i -> rig.call("call" + i, "ACTIVE"));
        rig.settle();
        rig.dispatcher().deployments().remove(old);
        IntStream.range(0, 300).forEach(i -> rig.accept("onMediaMessageEvent", "call" + i, "{}"));
        deploy("INTERACTION", true, EVENTS);
        rig.settle();

        assertEquals(300, told.size());
        told.values().forEach(list -> assertEquals(list.toString(), 3, list.size()));
    }
}
