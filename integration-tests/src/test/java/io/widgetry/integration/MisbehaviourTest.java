package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.RuntimeOptions;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Gate;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** What a widget does wrong is its own loss: rule 23. */
public class MisbehaviourTest extends WidgetTest {

    /** The one that must not notice anything. */
    @Component(service = Widget.class)
    @WidgetName("healthy")
    @SubscribesTo({DataEvents.AGENT_STATE, DataEvents.USER_TYPING, DataEvents.MESSAGE})
    public static final class Healthy extends RecordingWidget {}

    /** Throws at every event. */
    @Component(service = Widget.class)
    @WidgetName("throwing")
    @SubscribesTo({DataEvents.AGENT_STATE, DataEvents.USER_TYPING})
    public static final class Throwing extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            super.onDataEvent(event, context);
            if (event.name().equals(DataEvents.USER_TYPING)) {
                throw new Exception("a secret of the customer's");
            }
            throw new StackOverflowError("a secret of the customer's");
        }

        @Override
        public void opened(WidgetContext context) throws Exception {
            super.opened(context);
            throw new LinkageError();
        }
    }

    /** Calls the runtime with what it refuses. */
    @Component(service = Widget.class)
    @WidgetName("misusing")
    @SubscribesTo(DataEvents.USER_TYPING)
    public static final class Misusing extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            context.store().put("a secret of the customer's", new Object());
        }
    }

    /** Hangs at the first event of the agents whose names begin with "hang". */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("hanging")
    @SubscribesTo({DataEvents.AGENT_STATE, DataEvents.USER_TYPING})
    public static final class Hanging extends RecordingWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            if (event.agentId().startsWith("hang")) {
                Gate.of(event.agentId().substring(0, 6)).pass();
            }
            super.onDataEvent(event, context);
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {
            RuntimeOptions.samples("misbehaving"),
            bundleOf("test.healthy", Healthy.class),
            bundleOf("test.sick", Throwing.class, Hanging.class),
            bundleOf("test.misusing", Misusing.class)
        };
    }

    /** A state and an occurrence, 50 times. */
    private static String[] hundredLines(String agent) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lines.add(Lines.agentState(agent, "READY"));
            lines.add(Lines.event("onUserTypingEvent", agent, "{}"));
        }
        return lines.toArray(String[]::new);
    }

    private static List<String> hundredToldAnd(String... first) {
        List<String> told = new ArrayList<>(List.of(first));
        IntStream.rangeClosed(1, 100)
                .forEach(i -> told.add(i + (i % 2 == 1 ? " onAgentStateEvent" : " onUserTypingEvent")));
        return told;
    }

    @Test
    public void rule23_aWidgetThatThrowsOrErrsLosesNothingForOthersNorForItself() throws Exception {
        configureCore("quarantineFailures", 0); // else it would be given nothing after ten
        admin().release("throwing"); // another test may have had it quarantined before
        play(hundredLines("throwing"));

        assertTold(hundredToldAnd("opened"), "healthy", "throwing");
        assertTold(hundredToldAnd("opened"), "throwing", "throwing");
        WidgetStatus status = widget("throwing");
        assertEquals(
                "opened() and each event",
                101,
                admin().instances("throwing").stream()
                        .filter(instance -> instance.agentId().orElseThrow().equals("throwing"))
                        .mapToLong(instance -> instance.counters().failed())
                        .sum());
        String failure = status.lastFailure().orElseThrow();
        // The last one may be of an agent of another test, who is told the state again after the quarantine.
        assertTrue(failure, failure.matches("java\\.lang\\.\\w+ at .*Throwing\\.\\w+\\(.*"));
        assertFalse("the message may hold what nobody is to see", failure.contains("secret"));
    }

    @Test
    public void whatTheRuntimeThrowsIsNamedWithTheWidgetsLine() {
        play(Lines.event("onUserTypingEvent", "misusing", "{}"));
        Await.until("it failed", () -> widget("misusing").lastFailure().isPresent());
        String failure = widget("misusing").lastFailure().orElseThrow();
        assertTrue(
                failure,
                failure.matches("java\\.lang\\.IllegalArgumentException at .*\\$Misusing\\.onDataEvent"
                        + "\\(MisbehaviourTest\\.java:\\d+\\)"));
    }

    @Test
    public void rule23_aWidgetThatHangsHoldsUpNobodyAndGetsTheRestLater() throws Exception {
        play(hundredLines("hang-1"));
        Await.until("it hangs", () -> Gate.of("hang-1").waiting() == 1);
        Await.until(
                "the healthy one has heard all",
                () -> Journal.of("healthy").lines("hang-1").size() == 101);

        assertEquals(hundredToldAnd("opened"), Journal.of("healthy").lines("hang-1"));
        assertEquals(List.of("opened"), Journal.of("hanging").lines("hang-1"));
        assertEquals(99, widget("hanging").counters().queued());
        Gate.of("hang-1").open();
        assertTold(hundredToldAnd("opened"), "hanging", "hang-1");
    }

    @Test
    public void rule23_manyHangingInstancesLeaveThreadsToTheOthers() throws Exception {
        int agents = 40;
        for (int i = 0; i < agents; i++) {
            play(hundredLines("hang-2-" + i));
        }
        for (int i = 0; i < agents; i++) {
            String agent = "hang-2-" + i;
            Await.until(
                    "the healthy one has heard all of " + agent,
                    () -> Journal.of("healthy").lines(agent).size() == 101);
            assertEquals(hundredToldAnd("opened"), Journal.of("healthy").lines(agent));
        }
        assertTrue("some hang", Gate.of("hang-2").waiting() > 0);
        Gate.of("hang-2").open();
        for (int i = 0; i < agents; i++) {
            assertTold(hundredToldAnd("opened"), "hanging", "hang-2-" + i);
        }
    }

    @Test
    public void rule23_aWidgetThatDoesNotReturnIsSeenToBeStalled() throws Exception {
        configureCore(Map.of("slowAfterMillis", 10L, "stalledAfterMillis", 20L));
        play(Lines.agentState("hang-3", "READY"));
        Await.until("it is stalled", () -> widget("hanging").state() == WidgetState.STALLED);
        assertTrue(admin().instances("hanging").stream()
                .filter(instance -> instance.agentId().orElseThrow().equals("hang-3"))
                .allMatch(instance -> instance.busyFor().isPresent()));

        Gate.of("hang-3").open();
        Await.until("it is healthy again", () -> widget("hanging").state() == WidgetState.HEALTHY);
    }

    @Test
    public void rule23_theMisbehavingSampleDisturbsNobody() throws Exception {
        List<String> ways = List.of("throw", "error", "stackOverflow", "interrupt", "hang");
        for (String way : ways) {
            String agent = "sample-" + way;
            play(Lines.event("onMessageEvent", agent, "{\"misbehave\":\"" + way + "\"}"));
            play(hundredLines(agent));
            Await.until(
                    "the healthy one has heard all after " + way,
                    () -> Journal.of("healthy").lines(agent).size() == 102);
        }
        assertEquals(
                "throw, error and stackOverflow",
                3,
                widget("misbehaving").counters().failed());
        play(Lines.event("onMessageEvent", "sample-release", "{\"misbehave\":\"release\"}"));
        settle();
    }
}
