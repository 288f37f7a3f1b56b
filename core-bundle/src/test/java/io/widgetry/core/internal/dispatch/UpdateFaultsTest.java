package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;

/** Updates of widgets that hang, cannot be made, or are just being opened. */
public class UpdateFaultsTest extends UpdateFixture {
    /** A version whose first event blocks it. */
    private static Supplier<Widget> stuck(CountDownLatch entered, CountDownLatch release) {
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
        assertEquals(io.widgetry.api.admin.WidgetState.FAILED, bad.health().state());
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
