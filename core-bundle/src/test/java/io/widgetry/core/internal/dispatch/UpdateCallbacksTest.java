package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Test;

/** What a new version subscribes to, declared or by API, beside what the old one did. */
public class UpdateCallbacksTest {
    private static final int MANY = 500;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Rig rig = new Rig();

    @After
    public void close() {
        rig.close();
    }

    /** Subscribes by API in opened(), and notes all that it hears either way. */
    private Supplier<Recorder> listening(String... events) {
        return () ->
                new Recorder(context -> {
                    for (String event : events) {
                        context.api().onDataEvent(event, told -> heard.add(Recorder.text(told)));
                    }
                }) {
                    @Override
                    void record(io.widgetry.api.DataEvent event) {
                        heard.add(Recorder.text(event));
                    }
                };
    }

    private void typing(int times) {
        for (int i = 0; i < times; i++) {
            rig.accept("onUserTypingEvent", null, "{}");
        }
    }

    private static List<String> typings(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "onUserTypingEvent#" + i)
                .toList();
    }

    private WidgetHost update(WidgetHost old, Map<String, Object> properties, int gap, Supplier<Recorder> version) {
        rig.remove(old);
        typing(gap);
        WidgetHost host = rig.add("w", properties, old.prototype(), version);
        rig.settle();
        return host;
    }

    @Test
    public void theNewVersionsCallbacksGoOnWhereTheOldOnesStoppedInEveryScope() {
        for (Scope scope : Scope.values()) {
            for (boolean prototype : new boolean[] {true, false}) {
                heard.clear();
                try (Rig fresh = new Rig()) {
                    fresh.call(CALL, "ACTIVE");
                    Map<String, Object> scoped = Rig.scoped(scope.name());
                    WidgetHost host = fresh.add("w", scoped, prototype, listening("onUserTypingEvent"));
                    fresh.settle();
                    for (int round = 0; round < 3; round++) {
                        IntStream.range(0, 10).forEach(i -> fresh.accept("onUserTypingEvent", null, "{}"));
                        fresh.remove(host);
                        IntStream.range(0, MANY).forEach(i -> fresh.accept("onUserTypingEvent", null, "{}"));
                        host = fresh.add("w", scoped, prototype, listening("onUserTypingEvent"));
                        IntStream.range(0, MANY).forEach(i -> fresh.accept("onUserTypingEvent", null, "{}"));
                        fresh.settle();
                    }
                    assertEquals(scope + " " + prototype, typings(3, 2 + 3 * (10 + 2 * MANY)), heard);
                    assertEquals(0, host.counters().dropped());
                }
            }
        }
    }

    @Test
    public void theyAreToldTheStateWhereTheOldOnesStoppedAndThenWhatChanged() {
        WidgetHost old = rig.prototype("w", Rig.scoped("AGENT"), listening("onAgentStateEvent"));
        rig.agentState("READY");
        rig.settle();
        rig.remove(old);
        rig.agentState("NOT_READY");
        rig.agentState("READY");
        rig.prototype("w", Rig.scoped("AGENT"), listening("onAgentStateEvent"));
        rig.settle();

        assertEquals(List.of("onAgentStateEvent#1", "onAgentStateEvent#2", "onAgentStateEvent#3"), heard);
        rig.remove(rig.dispatcher().widgets().get(0));
        rig.prototype("w", Rig.scoped("AGENT"), listening("onAgentStateEvent"));
        rig.settle();
        assertEquals("onAgentStateEvent#3r", heard.get(3));
        assertEquals(4, heard.size());
    }

    @Test
    public void aRuntimeScopedHeirIsToldTheStateOfEveryAgentAgain() {
        for (boolean declared : new boolean[] {true, false}) {
            heard.clear();
            try (Rig fresh = new Rig()) {
                Map<String, Object> scoped =
                        declared ? Rig.scoped("RUNTIME", "onNavigationEvent") : Rig.scoped("RUNTIME");
                Supplier<Recorder> version = declared ? listening() : listening("onNavigationEvent");
                WidgetHost old = fresh.add("w", scoped, false, version);
                fresh.settle();
                fresh.accept("onNavigationEvent", null, "{\"id\":\"1\"}");
                fresh.settle();
                fresh.remove(old);
                fresh.accept("onUserTypingEvent", null, "{}");
                fresh.accept("onNavigationEvent", null, "{\"id\":\"3\"}");
                WidgetHost last = fresh.add("w", scoped, false, version);
                fresh.settle();
                fresh.remove(last);
                fresh.add("w", scoped, false, version);
                fresh.settle();

                assertEquals(List.of("onNavigationEvent#1", "onNavigationEvent#3", "onNavigationEvent#3r"), heard);
            }
        }
    }

    @Test
    public void aRuntimeScopedHeirHearsOfAgentsThatCameAndWentInBetween() {
        WidgetHost old = rig.add("w", Rig.scoped("RUNTIME"), false, listening("onUserTypingEvent"));
        rig.settle();
        rig.agentState("READY");
        typing(1);
        rig.settle();
        rig.remove(old);
        typing(1);
        rig.agentState("LOGGED_OUT");
        rig.agentState("READY");
        typing(2);
        rig.add("w", Rig.scoped("RUNTIME"), false, listening("onUserTypingEvent"));
        typing(1);
        rig.settle();

        assertEquals(
                Stream.of(typings(2, 3), typings(2, 4)).flatMap(List::stream).toList(), heard);
    }

    @Test
    public void whatIsNewIsToldFromTheSnapshotAndNothingTwice() {
        for (boolean declared : new boolean[] {true, false}) {
            heard.clear();
            try (Rig fresh = new Rig()) {
                WidgetHost old = fresh.prototype("w", Rig.scoped("AGENT"), listening("onUserTypingEvent"));
                fresh.agentState("READY");
                fresh.settle();
                fresh.remove(old);
                fresh.accept("onUserTypingEvent", null, "{}");
                fresh.agentState("NOT_READY");
                fresh.prototype(
                        "w",
                        declared ? Rig.scoped("AGENT", "onAgentStateEvent") : Rig.scoped("AGENT"),
                        declared
                                ? listening("onUserTypingEvent")
                                : listening("onUserTypingEvent", "onAgentStateEvent"));
                fresh.settle();
                fresh.agentState("READY");
                fresh.settle();

                assertEquals(List.of("onAgentStateEvent#3r", "onUserTypingEvent#2", "onAgentStateEvent#4"), heard);
            }
        }
    }

    @Test
    public void whatWasSubscribedByApiMayBeDeclaredAndTheOtherWayRound() {
        WidgetHost host = rig.prototype("w", Rig.scoped("AGENT"), listening("onUserTypingEvent"));
        rig.agentState("READY");
        rig.settle();
        host = update(host, Rig.scoped("AGENT", "onUserTypingEvent"), 100, listening());
        host = update(host, Rig.scoped("AGENT"), 100, listening("onUserTypingEvent"));
        update(host, Rig.scoped("AGENT", "onUserTypingEvent"), 100, listening());

        assertEquals(typings(2, 301), heard);
    }

    @Test
    public void whatIsNoLongerSubscribedToIsDroppedAndCountedAndSaid() {
        for (Scope scope : Scope.values()) {
            for (boolean declared : new boolean[] {true, false}) {
                heard.clear();
                try (Rig fresh = new Rig()) {
                    fresh.call(CALL, "ACTIVE");
                    String[] both = {"onUserTypingEvent", "onCustomCardEndedEvent"};
                    WidgetHost old = declared
                            ? fresh.prototype("w", Rig.scoped(scope.name(), both), listening())
                            : fresh.prototype("w", Rig.scoped(scope.name()), listening(both));
                    fresh.settle();
                    fresh.remove(old);
                    for (int i = 0; i < 7; i++) {
                        fresh.accept("onCustomCardEndedEvent", null, "{}");
                    }
                    fresh.accept("onUserTypingEvent", null, "{}");
                    WidgetHost host = declared
                            ? fresh.prototype("w", Rig.scoped(scope.name(), "onUserTypingEvent"), listening())
                            : fresh.prototype("w", Rig.scoped(scope.name()), listening("onUserTypingEvent"));
                    fresh.settle();
                    fresh.accept("onCustomCardEndedEvent", null, "{}");
                    fresh.settle();

                    assertEquals(typings(10, 10), heard);
                    assertEquals(7, host.counters().dropped());
                    assertEquals(0, host.counters().queued());
                    assertEquals(
                            List.of("it no longer subscribes to [onCustomCardEndedEvent], which the version before it"
                                    + " did: what waited of that for it is dropped, and counted so"),
                            Diagnoses.of(host, Settings.DEFAULT));
                }
            }
        }
    }

    @Test
    public void anInteractionOfTheTimeBetweenIsToldByApiFromItsFirstEvent() {
        WidgetHost old = rig.prototype("w", Rig.scoped("INTERACTION"), listening("onMediaMessageEvent"));
        rig.call("first", "ACTIVE");
        rig.settle();
        rig.remove(old);
        for (int i = 0; i < MANY; i++) {
            rig.accept("onMediaMessageEvent", CALL, "{}");
            rig.accept("onUserTypingEvent", null, "{}");
        }
        rig.prototype("w", Rig.scoped("INTERACTION"), listening("onMediaMessageEvent"));
        rig.settle();

        assertEquals(
                IntStream.range(0, MANY)
                        .mapToObj(i -> "onMediaMessageEvent#" + (3 + 2 * i))
                        .toList(),
                heard);
    }

    @Test
    public void aWidgetThatCleansUpWhenItGoesTakesNothingFromItsSuccessor() {
        List<Recorder> objects = new ArrayList<>();
        Supplier<Recorder> version = () -> {
            Recorder made = listening("onUserTypingEvent").get();
            objects.add(made);
            return made;
        };
        WidgetHost old = rig.prototype("w", Rig.scoped("AGENT"), version);
        rig.agentState("READY");
        rig.settle();
        rig.remove(old);
        objects.get(0).context().api().removeAllDataEvents();
        typing(MANY);
        rig.prototype("w", Rig.scoped("AGENT"), version);
        rig.settle();

        assertEquals(typings(2, 1 + MANY), heard);
    }
}
