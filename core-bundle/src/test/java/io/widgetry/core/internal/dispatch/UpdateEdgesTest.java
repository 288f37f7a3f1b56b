package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.WidgetContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.Test;

/** Updates at awkward moments. */
public class UpdateEdgesTest extends UpdateFixture {
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
}
