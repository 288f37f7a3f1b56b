package io.widgetry.integration;

import static io.widgetry.api.DataEvents.AGENT_STATE;
import static io.widgetry.api.DataEvents.ANY_INTERACTION;
import static io.widgetry.api.DataEvents.CAPABILITIES;
import static io.widgetry.api.DataEvents.INTERACTION;
import static io.widgetry.api.DataEvents.MEDIA_MESSAGE;
import static io.widgetry.api.DataEvents.TEAM_MEMBER;
import static io.widgetry.api.DataEvents.USER_TYPING;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEventType;
import io.widgetry.api.EventKind;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.payload.TeamMember;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.support.Traffic;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** What a widget is told that comes while an interaction lives: rules 5, 6 and 11. */
public class LateSubscriberTest extends WidgetTest {
    private static final int ROOM = 1_000_000;
    private static final String[] DECLARED = {
        INTERACTION, ANY_INTERACTION, MEDIA_MESSAGE, USER_TYPING, TEAM_MEMBER, AGENT_STATE
    };
    private static final String[] ADDED = {INTERACTION, MEDIA_MESSAGE, AGENT_STATE};

    /** There from the start: what it was told is what there was to be told. */
    @Component(service = Widget.class)
    @WidgetName("archive")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    @Mailbox(capacity = ROOM)
    public static final class Archive extends RecordingWidget {}

    /** Comes later, and declares what it wants. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("late-card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({INTERACTION, ANY_INTERACTION, MEDIA_MESSAGE, USER_TYPING, TEAM_MEMBER, AGENT_STATE})
    @Mailbox(capacity = ROOM)
    public static final class LateCard extends RecordingWidget {}

    /** Comes later, and says in opened() what it wants. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("late-talker")
    @WidgetScope(Scope.INTERACTION)
    @Mailbox(capacity = ROOM)
    public static final class LateTalker extends RecordingWidget {
        @Override
        public void opened(WidgetContext context) throws Exception {
            super.opened(context);
            listen(context, INTERACTION, MEDIA_MESSAGE, AGENT_STATE);
        }
    }

    /** Fails if what the getters answer in a callback is not the state as of the event. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("reader")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({INTERACTION, CAPABILITIES})
    @Mailbox(capacity = ROOM)
    public static final class Reader extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            super.onDataEvent(event, context);
            Object read = event.name().equals(CAPABILITIES)
                    ? context.api().getCapabilities()
                    : context.api().getInteractionData().orElseThrow();
            if (!read.equals(event.payload())
                    || !event.replayed() && event.sequence() != event.state().sequence()) {
                throw new AssertionError("state as of another event");
            }
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {
            bundleOf("test.archive", Archive.class),
            TestBundle.named("test.late").with(LateCard.class, LateTalker.class).laterAs("late"),
            TestBundle.named("test.reader").with(Reader.class).laterAs("reader")
        };
    }

    @Test
    public void rule05_theSnapshotComesFirstAndThenNothingIsMissedOrDoubled() throws Exception {
        for (int round = 0; round < 10; round++) {
            String agent = "rule-5-" + round;
            play(Lines.agentState(agent, "READY"), member(agent, "ann"), member(agent, "bob"));
            try (Traffic traffic = traffic(agent)) {
                traffic.goOn(50);
                Bundle late = start("late");
                Await.until(
                        "both listen",
                        () -> List.of("late-card", "late-talker").stream()
                                .noneMatch(widget ->
                                        Journal.of(widget).events(agent).isEmpty()));
                traffic.goOn(50);
                long last = traffic.end();
                settle();
                assertTrue("there was traffic", last > 100);
                assertSeamless("late-card", agent, DECLARED);
                assertOneSeam("late-card", agent, DECLARED);
                assertSeamless("late-talker", agent, ADDED);
                late.uninstall();
            }
        }
    }

    /** First the state as of the seam, each value once; then everything that came after the seam, once and in order. */
    private static void assertSeamless(String widget, String agent, String... subscribed) {
        List<DataEvent> told = Journal.of(widget).events(agent);
        for (String name : subscribed) {
            List<DataEvent> ofName = named(name, told);
            List<DataEvent> again = ofName.stream().filter(DataEvent::replayed).toList();
            assertEquals(lines(again), lines(ofName.subList(0, again.size())));
            List<DataEvent> all = named(name, all(agent));
            List<DataEvent> live = ofName.subList(again.size(), ofName.size());
            assertFalse("there was traffic", live.isEmpty() && !name.equals(TEAM_MEMBER));
            assertEquals(lines(all.subList(all.size() - live.size(), all.size())), lines(live));
            if (again.isEmpty()) {
                assertEquals("only an occurrence is not told again", EventKind.OCCURRENCE, kind(name));
            } else {
                assertEquals(lines(state(all.subList(0, all.size() - live.size()))), lines(again));
            }
        }
        List<Long> live = told.stream()
                .filter(event -> !event.replayed())
                .map(DataEvent::sequence)
                .toList();
        assertEquals(live.stream().sorted().distinct().toList(), live);
    }

    /** What is declared has one seam for all of it. */
    private static void assertOneSeam(String widget, String agent, String... subscribed) {
        List<DataEvent> told = Journal.of(widget).events(agent);
        List<DataEvent> again = told.stream().filter(DataEvent::replayed).toList();
        assertEquals(lines(again), lines(told.subList(0, again.size())));
        long seam = again.get(0).state().sequence();
        assertEquals(
                lines(all(agent).stream()
                        .filter(event -> event.sequence() > seam)
                        .filter(event -> List.of(subscribed).contains(event.name()))
                        .toList()),
                lines(told.subList(again.size(), told.size())));
    }

    /** The latest values of what was told of one event, in order. */
    private static List<DataEvent> state(List<DataEvent> events) {
        Map<String, DataEvent> latest = new HashMap<>();
        events.forEach(event ->
                latest.put(event.payload() instanceof TeamMember member ? member.userHandle() : "the only one", event));
        return latest.values().stream()
                .sorted(Comparator.comparingLong(DataEvent::sequence))
                .toList();
    }

    private static List<DataEvent> named(String name, List<DataEvent> events) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    private static EventKind kind(String name) {
        return DataEventType.byName(name).orElseThrow().kind();
    }

    @Test
    public void rule05_occurrencesAreNotRepeated() throws Exception {
        play(
                Lines.call("occurrences", "one", "ACTIVE"),
                Lines.about("onMediaMessageEvent", "occurrences", "one", "{\"body\":\"hello\"}"),
                Lines.event("onUserTypingEvent", "occurrences", "{}"));
        start("late");
        assertTold(
                List.of("opened", "1 onInteractionEvent again", "2 onAnyInteractionEvent again"),
                "late-card",
                "occurrences");
    }

    @Test
    public void rule06_gettersInACallbackAnswerAsOfTheEvent() throws Exception {
        try (Traffic traffic = Traffic.of(
                service(FeedAdmin.class),
                number -> List.of(
                        numbered("rule-6", number),
                        Lines.event("onCapabilitiesEvent", "rule-6", "{\"can" + number + "\":true}")))) {
            traffic.goOn(20);
            start("reader");
            traffic.goOn(500);
            traffic.end();
            settle();
            List<DataEvent> told = Journal.of("reader").events("rule-6");
            assertTrue("replayed and live events", told.get(0).replayed() && told.size() > 100);
            assertEquals(
                    "failures " + widget("reader").lastFailure(),
                    0,
                    widget("reader").counters().failed());
        }
    }

    /** Two states and two occurrences, over and over. */
    private Traffic traffic(String agent) {
        return Traffic.of(
                service(FeedAdmin.class),
                number -> List.of(
                        numbered(agent, number),
                        Lines.about("onMediaMessageEvent", agent, "one", "{\"messageId\":\"" + number + "\"}"),
                        Lines.event("onUserTypingEvent", agent, "{\"sensitivity\":\"" + number + "\"}"),
                        Lines.agentState(agent, number % 2 == 0 ? "READY" : "NOT_READY")));
    }

    private static String numbered(String agent, long number) {
        return Lines.about("onInteractionEvent", agent, "one", "{\"id\":\"one\",\"title\":\"" + number + "\"}");
    }

    private static String member(String agent, String handle) {
        return Lines.event("onTeamMemberEvent", agent, "{\"userHandle\":\"" + handle + "\"}");
    }

    private static List<DataEvent> all(String agent) {
        List<DataEvent> all = Journal.of("archive").events(agent);
        assertEquals(
                LongStream.rangeClosed(1, all.size()).boxed().toList(),
                all.stream().map(DataEvent::sequence).toList());
        return all;
    }

    private static List<String> lines(List<DataEvent> events) {
        return events.stream()
                .map(event -> event.sequence() + " " + event.name() + " " + event.json())
                .toList();
    }
}
