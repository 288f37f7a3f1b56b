package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import io.widgetry.integration.widget.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.ServiceScope;

/** Who gets what, and in which instance: rules 7 to 11 and 22. */
public class ScopeTest extends WidgetTest {

    /** An object for each interaction. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.CONTEXT_DATA, DataEvents.AGENT_STATE, DataEvents.USER_TYPING})
    public static final class Card extends RecordingWidget {
        private volatile WidgetContext context;

        @Override
        public void opened(WidgetContext opened) throws Exception {
            context = opened;
            super.opened(opened);
        }

        @Deactivate
        void stop() {
            write("deactivated", context, null);
        }
    }

    /** One object for all interactions. */
    @Component(service = Widget.class)
    @WidgetName("cards")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo(DataEvents.CONTEXT_DATA)
    public static final class Cards extends RecordingWidget {}

    /** On the agent's Home; asks for two events that it can never get. */
    @Component(service = Widget.class)
    @WidgetName("home")
    @WidgetScope(Scope.AGENT)
    @SubscribesTo({
        DataEvents.CONTEXT_DATA,
        DataEvents.MEDIA_MESSAGE,
        DataEvents.ANY_INTERACTION,
        DataEvents.AGENT_STATE,
        DataEvents.USER_TYPING
    })
    public static final class Home extends RecordingWidget {}

    /** Sees everything. */
    @Component(service = Widget.class)
    @WidgetName("archive")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    public static final class Archive extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.scopes", Card.class, Cards.class, Home.class, Archive.class)};
    }

    @Test
    public void rule07_whatRequiresAnInteractionReachesOnlyItsOwnInstance() throws Exception {
        play(
                Lines.call("rule-7", "one", "ACTIVE"),
                Lines.call("rule-7", "two", "ACTIVE"),
                Lines.about("onContextDataEvent", "rule-7", "two", "{}"),
                Lines.call("rule-7", "one", "HELD"));

        assertTold(List.of("opened", "1 onInteractionEvent", "6 onInteractionEvent"), "card", "rule-7", "one");
        assertTold(List.of("opened", "3 onInteractionEvent", "5 onContextDataEvent"), "card", "rule-7", "two");
    }

    @Test
    public void rule07_anAgentScopedWidgetIsNeverSentItAndADiagnosisSaysSo() throws Exception {
        play(
                Lines.call("rule-7-home", "one", "ACTIVE"),
                Lines.about("onContextDataEvent", "rule-7-home", "one", "{}"),
                Lines.about("onMediaMessageEvent", "rule-7-home", "one", "{\"body\":\"hello\"}"),
                Lines.call("rule-7-home", "one", "HELD"));

        assertTold(List.of("opened", "2 onAnyInteractionEvent", "6 onAnyInteractionEvent"), "home", "rule-7-home");
        List<String> diagnoses = widget("home").diagnoses();
        assertEquals(diagnoses.toString(), 2, diagnoses.size());
        assertTrue(diagnoses.get(0), diagnoses.get(0).startsWith("onContextDataEvent requires an interaction"));
        assertTrue(diagnoses.get(1), diagnoses.get(1).startsWith("onMediaMessageEvent requires an interaction"));
    }

    @Test
    public void rule08_whatConcernsTheWorkspaceReachesHomeAndEveryInteraction() throws Exception {
        play(
                Lines.agentState("rule-8-other", "READY"),
                Lines.call("rule-8", "one", "ACTIVE"),
                Lines.call("rule-8", "two", "ACTIVE"),
                Lines.agentState("rule-8", "NOT_READY"),
                Lines.event("onUserTypingEvent", "rule-8", "{\"interactionId\":\"two\"}"));

        List<String> both = List.of("5 onAgentStateEvent", "6 onUserTypingEvent");
        assertTold(List.of("opened", "1 onInteractionEvent", both.get(0), both.get(1)), "card", "rule-8", "one");
        assertTold(List.of("opened", "3 onInteractionEvent", both.get(0), both.get(1)), "card", "rule-8", "two");
        assertTold(
                List.of("opened", "2 onAnyInteractionEvent", "4 onAnyInteractionEvent", both.get(0), both.get(1)),
                "home",
                "rule-8");
        assertTold(List.of("opened", "1 onAgentStateEvent"), "home", "rule-8-other");
    }

    @Test
    public void rule09_oneFactReachesBothNamesOnceWhicheverNameTheSourceUsed() throws Exception {
        play(
                Lines.about("onAnyInteractionEvent", "rule-9", "one", Lines.interaction("one", "ALERTING")),
                Lines.about("onInteractionEvent", "rule-9", "one", Lines.interaction("one", "ACTIVE")));

        assertTold(List.of("opened", "1 onInteractionEvent", "3 onInteractionEvent"), "card", "rule-9");
        assertTold(List.of("opened", "2 onAnyInteractionEvent", "4 onAnyInteractionEvent"), "home", "rule-9");
    }

    @Test
    public void rule10_everyUpdateFiresChangedOrNot() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            lines.add(Lines.call("rule-10", "one", "ACTIVE"));
            lines.add(Lines.call("rule-10", "two", "ACTIVE"));
        }
        play(lines.toArray(String[]::new));

        List<String> expected = new ArrayList<>(List.of("opened"));
        LongStream.range(0, 200).forEach(i -> expected.add(2 * i + 2 + " onAnyInteractionEvent"));
        assertTold(expected, "home", "rule-10");
    }

    @Test
    public void rule11_aPrototypeHasAnObjectForEachInteractionAndGivesItBackAtItsEnd() throws Exception {
        play(
                Lines.about("onContextDataEvent", "rule-11", "one", "{}"),
                Lines.about("onContextDataEvent", "rule-11", "two", "{}"),
                Lines.ended("rule-11", "one"));

        assertTold(List.of("opened", "1 onContextDataEvent", "closed", "deactivated"), "card", "rule-11", "one");
        assertTold(List.of("opened", "2 onContextDataEvent"), "card", "rule-11", "two");
        List<Told> opened = opened("card", "rule-11");
        assertEquals(2, opened.size());
        assertNotSame(opened.get(0).object(), opened.get(1).object());
    }

    @Test
    public void aSingletonServesAllInteractionsAndIsToldWhichOne() throws Exception {
        play(
                Lines.about("onContextDataEvent", "singleton", "one", "{}"),
                Lines.about("onContextDataEvent", "singleton", "two", "{}"));

        assertTold(List.of("opened", "1 onContextDataEvent"), "cards", "singleton", "one");
        assertTold(List.of("opened", "2 onContextDataEvent"), "cards", "singleton", "two");
        List<Told> opened = opened("cards", "singleton");
        assertSame(opened.get(0).object(), opened.get(1).object());
    }

    @Test
    public void rule22_aRuntimeScopedWidgetSeesEachWorkspaceInItsOrder() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add(Lines.call("rule-22-a", "one", "ACTIVE"));
            lines.add(Lines.agentState("rule-22-b", "READY"));
        }
        play(lines.toArray(String[]::new));
        settle();

        assertEquals(LongStream.rangeClosed(1, 400).boxed().toList(), sequences("rule-22-a"));
        assertEquals(LongStream.rangeClosed(1, 200).boxed().toList(), sequences("rule-22-b"));
        assertEquals("one instance", 1, widget("archive").instances());
    }

    private static List<Long> sequences(String agent) {
        return Journal.of("archive").events(agent).stream()
                .map(DataEvent::sequence)
                .toList();
    }

    private static List<Told> opened(String widgetId, String agent) {
        return Journal.of(widgetId).in(agent).stream()
                .filter(told -> told.callback().equals("opened"))
                .toList();
    }
}
