package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.InteractionState;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.payload.Interaction;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** How interactions and workspaces end: rules 12 to 15. */
public class InteractionEndTest extends WidgetTest {

    /** Bound to an interaction. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @AllEvents
    public static final class Card extends RecordingWidget {}

    /** Bound to an interaction; asks for its end in opened(), which may be called after the end. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("timer")
    @WidgetScope(Scope.INTERACTION)
    public static final class Timer extends RecordingWidget {
        @Override
        public void opened(WidgetContext context) throws Exception {
            super.opened(context);
            listen(context, DataEvents.INTERACTION_ENDED);
        }
    }

    /** On the agent's Home. */
    @Component(service = Widget.class)
    @WidgetName("home")
    @WidgetScope(Scope.AGENT)
    @SubscribesTo({DataEvents.ANY_INTERACTION_ENDED, DataEvents.AGENT_STATE})
    public static final class Home extends RecordingWidget {}

    /** Sees everything. */
    @Component(service = Widget.class)
    @WidgetName("archive")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    public static final class Archive extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.ends", Card.class, Timer.class, Home.class, Archive.class)};
    }

    @Test
    public void rule12_theEndIsToldUnderBothNamesBeforeTheInstanceEnds() throws Exception {
        play(Lines.call("end", "one", "ACTIVE"), Lines.call("end", "two", "ACTIVE"), Lines.ended("end", "one"));

        assertTold(
                List.of(
                        "opened",
                        "1 onInteractionEvent",
                        "2 onAnyInteractionEvent",
                        "4 onAnyInteractionEvent",
                        "5 onInteractionEndedEvent",
                        "6 onAnyInteractionEndedEvent",
                        "closed"),
                "card",
                "end",
                "one");
        assertTold(List.of("opened", "5 onInteractionEndedEvent", "closed"), "timer", "end", "one");
        assertTold(List.of("opened", "6 onAnyInteractionEndedEvent"), "home", "end");
        assertTold(
                List.of(
                        "opened",
                        "2 onAnyInteractionEvent again",
                        "3 onInteractionEvent",
                        "4 onAnyInteractionEvent",
                        "6 onAnyInteractionEndedEvent"),
                "card",
                "end",
                "two");
        List<String> archived = Journal.of("archive").lines("end");
        assertEquals(
                List.of("5 onInteractionEndedEvent", "6 onAnyInteractionEndedEvent"),
                archived.subList(archived.size() - 2, archived.size()));
    }

    @Test
    public void rule12_withAfterContactWorkTheInstanceLivesUntilTheInteractionIsClosed() throws Exception {
        play(
                Lines.call("work", "one", "ACTIVE"),
                Lines.endedWithWork("work", "one"),
                Lines.about("onContextDataEvent", "work", "one", "{}"));
        assertTold(
                List.of(
                        "opened",
                        "1 onInteractionEvent",
                        "2 onAnyInteractionEvent",
                        "3 onInteractionEndedEvent",
                        "4 onAnyInteractionEndedEvent",
                        "5 onContextDataEvent"),
                "card",
                "work");
        assertTrue(admin().interactions().stream()
                .filter(each -> each.agentId().equals("work"))
                .anyMatch(each -> each.state().afterContactWork()));

        List<String> card = Journal.of("card").lines("work");
        play(Lines.closed("work", "one"));
        assertTold(concat(card, "closed"), "card", "work");
        assertTold(List.of("opened", "3 onInteractionEndedEvent", "closed"), "timer", "work");
    }

    @Test
    public void rule12_anEndThatNoSourceToldIsToldWhenTheInteractionIsClosed() throws Exception {
        play(Lines.call("untold", "one", "HELD"), Lines.closed("untold", "one"));

        assertTold(List.of("opened", "3 onInteractionEndedEvent", "closed"), "timer", "untold");
        Interaction told = (Interaction) ended("untold").payload();
        assertEquals("HELD", told.state());
    }

    @Test
    public void rule12_noEventOfAnInteractionFollowsItsClosing() throws Exception {
        play(Lines.call("late", "one", "ACTIVE"), Lines.ended("late", "one"));
        settle();
        List<String> told = Journal.of("archive").lines("late");

        FeedStatus feed = tryToPlay(
                Lines.call("late", "one", "ACTIVE"),
                Lines.about("onMediaMessageEvent", "late", "one", "{}"),
                Lines.about("onAnyInteractionEvent", "late", "one", "{}"),
                Lines.ended("late", "one"),
                Lines.closed("late", "one"));
        settle();

        assertEquals(5, feed.rejected());
        feed.problems()
                .forEach(problem -> assertEquals(
                        "interaction one of agent late is closed: no event of it can follow", problem.message()));
        assertEquals(told, Journal.of("archive").lines("late"));
        assertEquals(List.of(), admin().workspace("late").orElseThrow().interactions());
    }

    @Test
    public void rule12_theOrderHoldsForInteractionsThatEndAsSoonAsTheyAppear() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            lines.add(Lines.call("short", "call-" + i, "ALERTING"));
            lines.add(Lines.ended("short", "call-" + i));
        }
        play(lines.toArray(String[]::new));

        for (int i = 0; i < 300; i++) {
            String end = 4 * i + 3 + " onInteractionEndedEvent";
            assertTold(List.of("opened", end, "closed"), "timer", "short", "call-" + i);
        }
        assertEquals(900, Journal.of("timer").in("short").size());
    }

    @Test
    public void rule13_thePayloadOfAnEndIsTheLastKnownOne() throws Exception {
        play(
                Lines.call("ended-state", "one", "HELD"),
                Lines.about("onInteractionEndedEvent", "ended-state", "one", Lines.interaction("one", "ENDED")));
        settle();

        DataEvent end = ended("ended-state");
        assertEquals("HELD", ((Interaction) end.payload()).state());
        assertEquals(Lines.interaction("one", "HELD"), end.json());
        InteractionState known = end.state().interaction("one").orElseThrow();
        assertEquals("HELD", known.interaction().orElseThrow().state());
        assertTrue(known.ended().isPresent());
    }

    @Test
    public void rule13_unknownStatesPass() throws Exception {
        play(
                Lines.call("open-set", "one", "DEFERRED"),
                Lines.about("onAnyInteractionEndedEvent", "open-set", "one", Lines.interaction("one", "PARKED")));
        settle();

        assertEquals("PARKED", ((Interaction) ended("open-set").payload()).state());
    }

    @Test
    public void rule15_loggingOutClosesTheWorkspaceAfterItIsTold() throws Exception {
        play(
                Lines.agentState("shift", "READY"),
                Lines.call("shift", "one", "ACTIVE"),
                Lines.agentState("shift", "LOGGED_OUT"));

        List<String> first = List.of(
                "opened", "1 onAgentStateEvent", "4 onAgentStateEvent", "6 onAnyInteractionEndedEvent", "closed");
        assertTold(first, "home", "shift");
        assertTold(List.of("opened", "5 onInteractionEndedEvent", "closed"), "timer", "shift");
        assertTrue(admin().agents().stream().map(AgentStatus::agentId).noneMatch("shift"::equals));

        play(Lines.agentState("shift", "READY"));
        assertTold(concat(first, "opened", "1 onAgentStateEvent"), "home", "shift");
    }

    private static DataEvent ended(String agent) {
        List<DataEvent> ends = Journal.of("archive").events(agent).stream()
                .filter(event -> event.name().equals(DataEvents.INTERACTION_ENDED))
                .toList();
        assertEquals(1, ends.size());
        return ends.get(0);
    }

    private static List<String> concat(List<String> lines, String... more) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(List.of(more));
        return all;
    }
}
