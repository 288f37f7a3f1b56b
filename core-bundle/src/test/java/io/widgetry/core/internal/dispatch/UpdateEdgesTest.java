package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Test;

/** Updates at awkward moments. */
public class UpdateEdgesTest {
    private static final Map<String, Object> CARD =
            Rig.scoped("INTERACTION", "onMediaMessageEvent", "onInteractionEndedEvent");

    private final Rig rig = new Rig();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean broken = new AtomicBoolean();
    private final AtomicInteger attempts = new AtomicInteger();

    @After
    public void close() {
        rig.close();
    }

    /** Notes what it is told, with the name of its version. */
    private Supplier<Recorder> version(String name) {
        return () -> {
            attempts.incrementAndGet();
            if (broken.get()) {
                return null; // as the registry does when a component fails
            }
            return new Recorder(context -> told.add(name + "opened")) {
                @Override
                public void onDataEvent(DataEvent event, WidgetContext within) {
                    told.add(name + Recorder.text(event));
                }

                @Override
                public void closed(WidgetContext within) {
                    told.add(name + "closed");
                }
            };
        };
    }

    private WidgetHost card(String name) {
        return rig.prototype("w", CARD, version(name));
    }

    private void messages(int times) {
        for (int i = 0; i < times; i++) {
            rig.accept("onMediaMessageEvent", CALL, "{}");
        }
    }

    private static List<String> messages(String version, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> version + "onMediaMessageEvent#" + i)
                .toList();
    }

    private static Stream<String> join(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more));
    }

    /** A version whose first event blocks it. */
    private Supplier<Widget> stuck(CountDownLatch entered, CountDownLatch release) {
        return () -> new Recorder() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext within) {
                entered.countDown();
                boolean interrupted = true;
                while (interrupted) {
                    try {
                        release.await();
                        interrupted = false;
                    } catch (InterruptedException again) {
                        interrupted = true; // it does not even end then
                    }
                }
            }
        };
    }

    @Test
    public void aWidgetThatComesBackTooLateBeginsAnewAndSaysWhatWasLost() {
        rig.dispatcher().configure(Settings.DEFAULT.withUpdateWindow(Duration.ofMillis(20)));
        WidgetHost old = card("a ");
        messages(1);
        rig.settle();
        rig.remove(old);
        messages(5);
        Rig.await("the widget to be forgotten", () -> rig.dispatcher().widgets().isEmpty());
        messages(1);
        WidgetHost late = card("b ");
        messages(1);
        rig.settle();

        assertEquals(List.of("a opened", "a onMediaMessageEvent#1", "b opened", "b onMediaMessageEvent#8"), told);
        assertTrue(old.instances().isEmpty());
        List<String> diagnoses = Diagnoses.of(late, Settings.DEFAULT);
        assertEquals(1, diagnoses.size());
        long lost = late.counters().dropped(); // some came after it had been forgotten, perhaps
        assertTrue("" + lost, lost >= 1 && lost <= 6);
        assertEquals(
                "its former version has not come back within 20 ms, so it began anew: " + lost
                        + " events that had waited are dropped",
                diagnoses.get(0));
        assertEquals("not by this version", 0, late.sinceDeployed().dropped());
    }

    @Test
    public void whatWaitedIsCountedWhenTheScopeChanges() {
        WidgetHost old = card("a ");
        messages(1);
        rig.settle();
        rig.remove(old);
        messages(3);
        WidgetHost other = rig.prototype("w", Rig.scoped("AGENT", "onUserTypingEvent"), version("b "));
        rig.settle();

        assertEquals(3, other.counters().dropped());
        assertEquals(
                List.of("its former version has come back with the scope AGENT, so it began anew:"
                        + " 3 events that had waited are dropped"),
                Diagnoses.of(other, Settings.DEFAULT));
    }

    @Test
    public void anotherNameKeepsTheMailboxes() {
        WidgetIdentity identity = new WidgetIdentity("bundle", "component");
        WidgetHost old = rig.add(identity, "one", CARD, true, version("a "));
        messages(1);
        rig.settle();
        rig.remove(old);
        messages(3);
        WidgetHost renamed = rig.add(identity, "two", CARD, true, version("b "));
        rig.settle();

        assertEquals("two", renamed.id());
        assertEquals(
                join(
                                List.of("a opened", "a onMediaMessageEvent#1", "b opened"),
                                messages("b ", 2, 4).toArray(String[]::new))
                        .toList(),
                told);
        assertEquals(List.of(renamed), rig.dispatcher().widgets());
    }

    @Test
    public void twoConfigurationsOfOneComponentDoNotTakeEachOthersMailboxes() {
        WidgetIdentity north = new WidgetIdentity("bundle", "component", "north");
        WidgetIdentity south = new WidgetIdentity("bundle", "component", "south");
        WidgetHost first = rig.add(north, "north", CARD, true, version("north "));
        WidgetHost second = rig.add(south, "south", CARD, true, version("south "));
        messages(1);
        rig.settle();
        rig.remove(first);
        rig.remove(second);
        messages(1);
        rig.add(south, "south", CARD, true, version("south "));
        rig.settle();
        assertEquals(2, told.stream().filter(text -> text.startsWith("north")).count());
        messages(1);
        rig.add(north, "north", CARD, true, version("north "));
        rig.settle();

        for (String name : List.of("north ", "south ")) {
            assertEquals(
                    messages(name, 1, 3),
                    told.stream()
                            .filter(text -> text.startsWith(name) && text.contains("#"))
                            .toList());
        }
    }

    @Test
    public void ofTwoServicesAtOnceNoneTakesFromTheOther() {
        WidgetHost first = card("a ");
        WidgetHost second = card("b ");
        messages(1);
        rig.settle();
        rig.remove(first); // its successor, if there is to be one, is there: nobody waits for another
        messages(1);
        rig.settle();

        assertEquals(List.of(second), rig.dispatcher().widgets());
        assertEquals(messages("a ", 1, 1), told("a "));
        assertEquals(messages("b ", 1, 2), told("b "));
        assertEquals("test.w/w", second.id());
        WidgetHost third = card("c ");
        assertEquals("w", third.id());
        assertEquals("test.w/w#2", rig.prototype("w", CARD, Recorder::new).id());
    }

    private List<String> told(String version) {
        return told.stream()
                .filter(text -> text.startsWith(version) && text.contains("#"))
                .toList();
    }

    @Test
    public void threeVersionsInQuickSuccessionTellEachEventOnce() {
        WidgetHost host = card("a ");
        messages(1);
        rig.settle();
        for (int round = 0; round < 50; round++) {
            rig.remove(host);
            messages(1);
            host = card("b ");
            rig.remove(host); // perhaps before it has been made
            messages(1);
            host = card("c ");
            messages(1);
        }
        rig.settle();

        assertEquals(
                IntStream.rangeClosed(1, 151).boxed().toList(),
                told.stream()
                        .filter(text -> text.contains("#"))
                        .map(text -> Integer.valueOf(text.substring(text.indexOf('#') + 1)))
                        .toList());
        assertEquals(151, host.counters().delivered());
        assertEquals(0, host.counters().dropped());
        assertEquals(1, host.instances().size());
    }

    @Test
    public void anUpdateWhileItIsOpenedWaitsForThat() {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        WidgetHost old = rig.prototype(
                "w",
                Rig.scoped("INTERACTION"),
                () -> new Recorder(context -> {
                    opening.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    context.api().onDataEvent("onMediaMessageEvent", event -> told.add("a " + Recorder.text(event)));
                    context.store().put("opened", true);
                }));
        rig.call(CALL, "ACTIVE");
        Rig.await("opened()", () -> opening.getCount() == 0);
        Thread remover = new Thread(() -> rig.remove(old));
        remover.start();
        Rig.await("the service to go", old::isWaiting);
        messages(200);
        release.countDown();
        Rig.await("the removal", () -> !remover.isAlive());
        messages(200);
        Recorder heir = new Recorder(context ->
                context.api().onDataEvent("onMediaMessageEvent", event -> told.add("b " + Recorder.text(event))));
        rig.prototype("w", Rig.scoped("INTERACTION"), () -> heir);
        rig.settle();

        // What it had not asked for yet was kept up to a limit; from its subscription on, nothing is lost.
        List<String> expected = messages("b ", 203, 402);
        assertEquals(expected, told.subList(told.size() - 200, told.size()));
        assertEquals(told.size(), told.stream().distinct().count());
        assertEquals(java.util.Optional.of(true), heir.context().store().get("opened"));
    }

    @Test
    public void anOpenedThatDoesNotReturnIsDoneAgainByTheNewVersion() {
        rig.dispatcher().configure(Settings.DEFAULT.withStopTimeout(Duration.ofMillis(20)));
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        WidgetHost old = rig.prototype(
                "w",
                Rig.scoped("INTERACTION"),
                () -> new Recorder(context -> {
                    opening.countDown();
                    while (release.getCount() > 0) {
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            continue;
                        }
                    }
                    context.api().onDataEvent("onMediaMessageEvent", event -> told.add("too late"));
                }));
        messages(1);
        Rig.await("opened()", () -> opening.getCount() == 0);
        messages(10);
        rig.remove(old);
        messages(10);
        rig.prototype(
                "w",
                Rig.scoped("INTERACTION"),
                () -> new Recorder(context ->
                        context.api().onDataEvent("onMediaMessageEvent", event -> told.add(Recorder.text(event)))));
        Rig.await("the new version", () -> told.size() == 21);
        release.countDown();
        rig.settle();

        assertEquals(messages("", 1, 21), told);
    }

    @Test
    public void anEndOfTheTimeBetweenIsToldByApiToo() {
        Supplier<Recorder> version = () ->
                new Recorder(context -> {
                    told.add("opened");
                    context.api().onDataEvent("onInteractionEndedEvent", event -> told.add(Recorder.text(event)));
                }) {
                    @Override
                    public void closed(WidgetContext within) {
                        told.add("closed");
                    }
                };
        WidgetHost old = rig.prototype("w", Rig.scoped("INTERACTION"), version);
        rig.call(CALL, "ACTIVE");
        rig.settle();
        rig.remove(old);
        rig.end(CALL, false);
        rig.prototype("w", Rig.scoped("INTERACTION"), version);
        rig.settle();

        assertEquals(List.of("opened", "opened", "onInteractionEndedEvent#3", "closed"), told);
    }

    @Test
    public void anAgentWhoSignsOutInTheTimeBetweenIsHeardOfOnce() {
        Map<String, Object> home = Rig.scoped("AGENT", "onAgentStateEvent");
        WidgetHost old = rig.prototype("w", home, version("a "));
        rig.agentState("READY");
        rig.settle();
        rig.remove(old);
        rig.agentState("NOT_READY");
        rig.agentState("LOGGED_OUT");
        rig.agentState("READY");
        WidgetHost host = rig.prototype("w", home, version("b "));
        rig.settle();

        assertEquals(List.of("a opened", "a onAgentStateEvent#1"), told.subList(0, 2));
        List<String> after = told.subList(2, told.size());
        assertEquals(
                List.of(
                        "b closed",
                        "b onAgentStateEvent#1",
                        "b onAgentStateEvent#2",
                        "b onAgentStateEvent#3",
                        "b opened",
                        "b opened"),
                after.stream().sorted().toList());
        assertTrue(told.toString(), told.indexOf("b onAgentStateEvent#2") < told.indexOf("b onAgentStateEvent#3"));
        assertTrue(told.toString(), told.indexOf("b onAgentStateEvent#3") < told.indexOf("b closed"));
        assertEquals(1, host.instances().size());
    }

    @Test
    public void whatWaitsIsKeptWhileTheNewVersionCannotBeMade() {
        WidgetHost old = card("a ");
        messages(1);
        rig.settle();
        rig.remove(old);
        messages(100);
        broken.set(true);
        attempts.set(0);
        WidgetHost bad = card("b ");
        Rig.await("two attempts", () -> attempts.get() >= 2);
        messages(100);
        assertTrue(bad.creationFailed());
        rig.remove(bad); // and back to the version that worked
        broken.set(false);
        messages(1);
        WidgetHost good = card("c ");
        rig.settle();

        assertEquals(
                Stream.of(messages("a ", 1, 1), messages("c ", 2, 202))
                        .flatMap(List::stream)
                        .toList(),
                told.stream().filter(text -> text.contains("#")).toList());
        assertEquals(0, good.counters().dropped());
    }

    @Test
    public void anEndWhileItCannotBeMadeIsToldWhenItCan() {
        WidgetHost old = card("a ");
        messages(1);
        rig.settle();
        rig.remove(old);
        broken.set(true);
        attempts.set(0);
        card("b ");
        rig.end(CALL, false);
        Rig.await("two attempts", () -> attempts.get() >= 2);
        broken.set(false);
        rig.settle();
        Rig.await("the end", () -> told.contains("b closed"));

        assertEquals(
                List.of("a opened", "a onMediaMessageEvent#1", "b opened", "b onInteractionEndedEvent#2", "b closed"),
                told);
    }

    @Test
    public void oneThatCannotBeMadeForGoodDoesNotOutliveItsInteraction() {
        broken.set(true);
        WidgetHost host = card("a ");
        messages(5);
        Rig.await("an attempt", () -> attempts.get() >= 1);
        rig.end(CALL, false);
        Rig.await("its end", () -> host.instances().isEmpty());
        int made = attempts.get();

        assertTrue("tried " + made + " times", made <= 5);
        assertEquals(6, host.counters().dropped());
        assertEquals(List.of(), told);
    }

    @Test
    public void rule24_aHungCallbacksEventCountsAsDeliveredOnceAndIsNotToldAgain() {
        rig.dispatcher().configure(Settings.DEFAULT.withStopTimeout(Duration.ofMillis(20)));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        WidgetHost old = rig.add("w", CARD, true, stuck(entered, release));
        messages(3);
        Rig.await("the callback", () -> entered.getCount() == 0);
        rig.remove(old);
        WidgetHost host = card("b ");
        Rig.await("the new version", () -> told.size() == 3);
        release.countDown();
        rig.settle();

        assertEquals(
                join(List.of("b opened"), "b onMediaMessageEvent#2", "b onMediaMessageEvent#3")
                        .toList(),
                told);
        assertEquals(3, host.counters().delivered());
        assertEquals(0, host.counters().dropped());
        assertEquals(2, host.sinceDeployed().delivered());
    }

    @Test
    public void allCallbacksOfAnEventThatIsBeingToldAreToldIt() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        WidgetHost old = rig.prototype(
                "w",
                Rig.scoped("AGENT"),
                () -> new Recorder(context -> {
                    context.api().onDataEvent("onUserTypingEvent", event -> {
                        entered.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
                    context.api().onDataEvent("onUserTypingEvent", event -> told.add("second " + event.sequence()));
                }));
        rig.agentState("READY");
        rig.accept("onUserTypingEvent", null, "{}");
        Rig.await("the first callback", () -> entered.getCount() == 0);
        Thread remover = new Thread(() -> rig.remove(old));
        remover.start();
        Rig.await("the service to go", old::isWaiting);
        release.countDown();
        Rig.await("the removal", () -> !remover.isAlive());

        assertEquals(List.of("second 2"), told);
    }

    @Test
    public void manyHungCallbacksAreWaitedForTogether() {
        rig.dispatcher().configure(Settings.DEFAULT.withStopTimeout(Duration.ofMillis(200)));
        CountDownLatch entered = new CountDownLatch(2); // a widget's share of the workers
        CountDownLatch release = new CountDownLatch(1);
        WidgetHost old = rig.add("w", CARD, true, stuck(entered, release));
        IntStream.range(0, 1_000).forEach(i -> rig.accept("onMediaMessageEvent", "call" + i, "{}"));
        Rig.await("the callbacks", () -> entered.getCount() == 0);
        long before = System.nanoTime();
        rig.remove(old);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
        release.countDown();

        assertTrue("took " + took + " ms", took >= 200 && took < 1_000);
    }
}
