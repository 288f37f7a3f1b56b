package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.View;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.ShownView;
import io.widgetry.api.admin.ViewListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Test;

/** Those who are told what widgets show. */
public class ViewsTest {
    private static final WidgetIdentity CARD = new WidgetIdentity("test.card", "card");

    private final Rig rig = new Rig();
    private final Map<String, WidgetContext> contexts = new ConcurrentHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @After
    public void close() {
        rig.close();
    }

    private WidgetHost card(String id) {
        return rig.add(
                CARD,
                id,
                Rig.scoped("INTERACTION", "onInteractionEvent"),
                true,
                () -> new Recorder(opened -> contexts.put(opened.interactionId().orElseThrow(), opened)));
    }

    private static String text(ShownView shown) {
        return shown.widgetId() + " " + shown.agentId().orElse("-") + " "
                + shown.interactionId().orElse("-") + ": "
                + shown.view().map(View::title).orElse("ended");
    }

    private void listen() {
        rig.dispatcher().views().add(shown -> told.add(text(shown)));
    }

    private void show(String interactionId, String title) {
        rig.settle();
        contexts.get(interactionId).show(View.titled(title));
        rig.settle();
    }

    private List<String> told() {
        rig.settle();
        return List.copyOf(told);
    }

    /** That an instance has ended is told after its last turn. */
    private void assertTold(String... all) {
        Rig.await("what is told", () -> told.size() >= all.length);
        assertEquals(List.of(all), told());
    }

    @Test
    public void whatIsShownAndThatItHasEndedIsToldInOrder() {
        listen();
        card("card");
        rig.call(CALL, "ACTIVE");
        show(CALL, "one");
        show(CALL, "two");
        rig.end(CALL, true);
        show(CALL, "three");
        rig.closeInteraction(CALL);

        String place = "card 600008 " + CALL + ": ";
        assertTold(place + "one", place + "two", place + "three", place + "ended");
        assertEquals(0, rig.dispatcher().views().size());
    }

    @Test
    public void instancesOfEveryScopeAreToldAndEndWithTheirContext() {
        listen();
        rig.singleton("home", Rig.scoped("AGENT"), new Recorder(opened -> opened.show(View.titled("h"))));
        rig.singleton("all", Rig.scoped("RUNTIME"), new Recorder(opened -> opened.show(View.titled("a"))));
        rig.settle();
        rig.agentState("READY");
        rig.settle();
        rig.agentState("LOGGED_OUT");

        assertTold("all - -: a", "home 600008 -: h", "home 600008 -: ended");
    }

    @Test
    public void aNewListenerIsToldWhatIsShownNowAndOthersAreNotToldAgain() {
        WidgetHost host = card("card");
        rig.call("one", "ACTIVE");
        rig.call("two", "ACTIVE");
        rig.call("three", "ACTIVE");
        show("one", "1");
        show("two", "2");
        rig.closeInteraction("two");
        Rig.await("the closed one to end", () -> host.instances().size() == 2);
        listen();
        assertEquals(List.of("card 600008 one: 1"), told());

        List<String> second = new CopyOnWriteArrayList<>();
        rig.dispatcher().views().add(shown -> second.add(text(shown)));
        show("three", "3");
        assertEquals(List.of("card 600008 one: 1", "card 600008 three: 3"), told());
        assertEquals(told(), second);
    }

    @Test
    public void aSlowListenerIsToldTheLastViewAndHoldsNobodyUp() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<String> slow = new CopyOnWriteArrayList<>();
        rig.dispatcher().views().add(shown -> {
            slow.add(text(shown));
            entered.countDown();
            await(release);
        });
        card("card");
        rig.call(CALL, "ACTIVE");
        Rig.await("the card", () -> contexts.containsKey(CALL));
        contexts.get(CALL).show(View.titled("0"));
        entered.await();
        listen();
        for (int i = 1; i <= 1_000; i++) {
            contexts.get(CALL).show(View.titled(Integer.toString(i)));
        }
        String place = "card 600008 " + CALL + ": ";
        Rig.await("the other listener", () -> told.contains(place + "1000"));
        assertEquals(List.of(place + "0"), slow);
        release.countDown();
        rig.settle();
        assertEquals(List.of(place + "0", place + "1000"), slow);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    public void aListenerThatThrowsIsToldWhatComesNextAndSoAreTheOthers() {
        List<String> thrower = new CopyOnWriteArrayList<>();
        rig.dispatcher().views().add(shown -> {
            thrower.add(text(shown));
            throw new AssertionError("on purpose");
        });
        listen();
        card("card");
        rig.call(CALL, "ACTIVE");
        show(CALL, "one");
        show(CALL, "two");

        assertEquals(List.of("card 600008 " + CALL + ": one", "card 600008 " + CALL + ": two"), told());
        assertEquals(told(), thrower);
    }

    @Test
    public void anUpdatedWidgetGoesOnInItsPlace() {
        listen();
        WidgetHost old = card("card");
        rig.call(CALL, "ACTIVE");
        show(CALL, "old");
        rig.remove(old);
        WidgetContext before = contexts.get(CALL);
        card("card");
        Rig.await("the new version", () -> contexts.get(CALL) != before);
        show(CALL, "new");
        before.show(View.titled("too late"));
        rig.settle();

        assertEquals("card 600008 " + CALL + ": new", told.get(told.size() - 1));
        assertEquals(
                List.of(),
                told().stream().filter(text -> text.endsWith("ended")).toList());
        rig.closeInteraction(CALL);
        Rig.await("the end", () -> told.get(told.size() - 1).equals("card 600008 " + CALL + ": ended"));
    }

    @Test
    public void aNewVersionWithAnotherIdShowsInAnotherPlace() {
        listen();
        WidgetHost old = card("card");
        rig.call(CALL, "ACTIVE");
        show(CALL, "v");
        rig.remove(old);
        card("better-card");

        assertEquals(
                List.of(
                        "card 600008 " + CALL + ": v",
                        "card 600008 " + CALL + ": ended",
                        "better-card 600008 " + CALL + ": v"),
                told());
    }

    @Test
    public void aWidgetThatIsTakenAwayEndsEverywhere() {
        rig.dispatcher().configure(Settings.DEFAULT.withUpdateWindow(java.time.Duration.ZERO));
        listen();
        WidgetHost card = card("card");
        rig.call("one", "ACTIVE");
        rig.call("two", "ACTIVE");
        show("one", "1");
        show("two", "2");
        rig.remove(card);

        List<String> ended = new ArrayList<>(told().subList(2, 4));
        ended.sort(null);
        assertEquals(List.of("card 600008 one: ended", "card 600008 two: ended"), ended);
        card("card");
        show("one", "again");
        assertEquals("card 600008 one: again", told().get(4));
    }

    @Test
    public void afterRemovalNothingIsToldAndNothingKept() {
        ViewListener listener = shown -> told.add(text(shown));
        rig.dispatcher().views().add(listener);
        card("card");
        rig.call(CALL, "ACTIVE");
        show(CALL, "one");
        rig.dispatcher().views().remove(listener);
        show(CALL, "two");

        assertEquals(List.of("card 600008 " + CALL + ": one"), told());
        assertEquals(0, rig.dispatcher().views().size());
    }

    @Test
    public void whateverHappensMeanwhileTheLastThatIsToldIsWhatIsShown() throws Exception {
        card("card");
        List<Map<String, String>> latest = new CopyOnWriteArrayList<>();
        Thread listeners = new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                Map<String, String> mine = new ConcurrentHashMap<>();
                latest.add(mine);
                rig.dispatcher()
                        .views()
                        .add(shown -> mine.put(
                                shown.interactionId().orElseThrow(),
                                shown.view().map(View::title).orElse("ended")));
            }
        });
        List<Thread> shows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i;
            shows.add(new Thread(() -> {
                for (int step = 0; step < 300; step++) {
                    String call = number + "-" + step / 10;
                    if (step % 10 == 0) {
                        rig.call(call, "ACTIVE");
                        Rig.await("the card", () -> contexts.containsKey(call));
                    }
                    contexts.get(call).show(View.titled(call + " " + step));
                    if (step % 20 == 9) {
                        rig.closeInteraction(call);
                    }
                }
            }));
        }
        shows.forEach(Thread::start);
        listeners.start();
        listeners.join();
        for (Thread each : shows) {
            each.join();
        }
        rig.settle();
        WidgetHost host = rig.dispatcher().widget("card").orElseThrow();
        Rig.await("the closed ones to end", () -> host.instances().size() == 45);

        Map<String, String> shown = new TreeMap<>();
        host.instances()
                .forEach(instance ->
                        shown.put(instance.interactionId(), instance.view().title()));
        assertEquals(45, shown.size());
        assertEquals(20, latest.size());
        for (Map<String, String> each : latest) {
            Rig.await("all that ended", () -> live(each).size() == shown.size());
            assertEquals(shown, live(each));
        }
    }

    private static Map<String, String> live(Map<String, String> latest) {
        Map<String, String> live = new TreeMap<>(latest);
        live.values().removeIf("ended"::equals);
        return live;
    }
}
