package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Overflow;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.admin.Counters;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Gate;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Mailboxes are bounded: what does not fit is counted, and states are told again from the snapshot (rule 23). */
public class MailboxTest extends WidgetTest {
    private static final int CAPACITY = 4;

    /** Holds its first event until its agent's gate is open. */
    public abstract static class Slow extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            Gate.of(event.agentId()).pass();
            super.onDataEvent(event, context);
        }
    }

    /** Has the configured capacity. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("newest")
    @SubscribesTo({DataEvents.USER_TYPING, DataEvents.AGENT_STATE, DataEvents.TEAM_MEMBER})
    public static final class Newest extends Slow {}

    /** Has a capacity of its own, and prefers what is new. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("oldest")
    @SubscribesTo({DataEvents.USER_TYPING, DataEvents.AGENT_STATE, DataEvents.TEAM_MEMBER})
    @Mailbox(capacity = 3, overflow = Overflow.DROP_OLDEST)
    public static final class Oldest extends Slow {}

    /** Is quick, and has room. */
    @Component(service = Widget.class)
    @WidgetName("quick")
    @SubscribesTo({DataEvents.USER_TYPING, DataEvents.AGENT_STATE, DataEvents.TEAM_MEMBER})
    @Mailbox(capacity = 1000)
    public static final class Quick extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.mailboxes", Slow.class, Newest.class, Oldest.class, Quick.class)};
    }

    @Before
    public void limit() throws Exception {
        configureCore("mailboxCapacity", CAPACITY);
    }

    /** Both slow widgets have begun with the first event and are held. */
    private void begin(String agent) {
        play(Lines.event("onUserTypingEvent", agent, "{}"));
        Await.until("both are held", () -> Gate.of(agent).waiting() == 2);
    }

    private Counters counters(String widget, String agent) {
        return admin().instances(widget).stream()
                .filter(instance -> instance.agentId().orElseThrow().equals(agent))
                .findFirst()
                .orElseThrow()
                .counters();
    }

    @Test
    public void rule23_occurrencesThatDoNotFitAreCountedAndGiveWayAsDeclared() {
        begin("drops");
        for (int i = 2; i <= 11; i++) {
            play(Lines.event("onUserTypingEvent", "drops", "{}"));
        }
        assertEquals(new Counters(4, 0, 0, 6, 0), counters("newest", "drops"));
        assertEquals(new Counters(3, 0, 0, 7, 0), counters("oldest", "drops"));
        Gate.of("drops").open();

        assertTold(List.of("opened", typing(1), typing(2), typing(3), typing(4), typing(5)), "newest", "drops");
        assertTold(List.of("opened", typing(1), typing(9), typing(10), typing(11)), "oldest", "drops");
        assertEquals(
                "others lose nothing", 12, Journal.of("quick").lines("drops").size());
    }

    @Test
    public void rule23_statesConflateToTheLatestValue() {
        begin("states");
        for (int i = 2; i <= 41; i++) {
            play(Lines.agentState("states", "STATE-" + i));
        }
        Gate.of("states").open();
        settle();

        for (String widget : List.of("newest", "oldest")) {
            List<DataEvent> told = Journal.of(widget).events("states");
            DataEvent last = told.get(told.size() - 1);
            assertEquals(widget, "{\"currentState\":\"STATE-41\"}", last.json());
            assertEquals(0, counters(widget, "states").dropped());
            assertEquals(41, told.size() + counters(widget, "states").conflated());
        }
    }

    @Test
    public void rule23_statesThatDoNotFitAreToldAgainFromTheSnapshot() {
        begin("lost");
        for (int i = 2; i <= 21; i++) {
            play(member("lost", "member-" + i));
        }
        Gate.of("lost").open();
        settle();

        List<String> expected = new ArrayList<>();
        for (int i = 2; i <= 21; i++) {
            expected.add("{\"userHandle\":\"member-" + i + "\"}");
        }
        for (String widget : List.of("newest", "oldest")) {
            List<DataEvent> told = Journal.of(widget).events("lost").stream()
                    .filter(event -> event.name().equals(DataEvents.TEAM_MEMBER))
                    .toList();
            assertEquals(
                    widget + " knows each member once",
                    expected,
                    told.stream().map(DataEvent::json).toList());
            assertTrue(
                    "what was lost is told as replayed",
                    told.get(told.size() - 1).replayed());
            assertTrue(counters(widget, "lost").conflated() > 0);
        }
    }

    private static String member(String agent, String handle) {
        return Lines.event("onTeamMemberEvent", agent, "{\"userHandle\":\"" + handle + "\"}");
    }

    private static String typing(int sequence) {
        return sequence + " onUserTypingEvent";
    }
}
