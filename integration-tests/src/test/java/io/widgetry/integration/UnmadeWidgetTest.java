package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.RuntimeOptions;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Gate;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.List;
import org.junit.After;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Widgets whose constructors throw, for good or at first: rules 5 and 23. */
public class UnmadeWidgetTest extends WidgetTest {

    /** Can be made. */
    @Component(service = Widget.class)
    @WidgetName("healthy")
    @SubscribesTo({DataEvents.AGENT_STATE, DataEvents.USER_TYPING})
    public static final class Healthy extends RecordingWidget {}

    /** Cannot be made. */
    @Component(service = Widget.class)
    @WidgetName("unborn")
    @SubscribesTo(DataEvents.USER_TYPING)
    public static final class Unborn extends RecordingWidget {
        public Unborn() {
            throw new IllegalStateException("not today");
        }
    }

    /** Nobody can make it. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("unmakeable")
    @SubscribesTo(DataEvents.USER_TYPING)
    public static final class Unmakeable extends RecordingWidget {
        private Unmakeable() {}
    }

    /** Cannot be made at first. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("late-born")
    @SubscribesTo({DataEvents.AGENT_STATE, DataEvents.CAPABILITIES})
    public static final class LateBorn extends RecordingWidget {
        public LateBorn() {
            if (!Gate.of("late-born").isOpen()) {
                throw new ExceptionInInitializerError("not yet");
            }
        }
    }

    /** Cannot be made at first, and says in opened() what it wants. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("late-talker")
    public static final class LateTalker extends RecordingWidget {
        public LateTalker() {
            if (!Gate.of("late-talker").isOpen()) {
                throw new IllegalStateException("not yet");
            }
        }

        @Override
        public void opened(WidgetContext context) throws Exception {
            super.opened(context);
            listen(context, DataEvents.AGENT_STATE, DataEvents.CAPABILITIES);
        }
    }

    @Override
    protected Option[] widgets() {
        return new Option[] {
            // The container tells each attempt at length.
            RuntimeOptions.logging(),
            frameworkProperty("ds.loglevel").value("0"),
            bundleOf("test.healthy", Healthy.class),
            TestBundle.named("test.unborn").with(Unborn.class).laterAs("unborn"),
            TestBundle.named("test.unmakeable")
                    .with(Unmakeable.class)
                    .header(
                            "-fixupmessages",
                            "'must be publicly accessible';is:=ignore") // not everybody has bnd tell them
                    .laterAs("unmakeable"),
            TestBundle.named("test.late.born").with(LateBorn.class).laterAs("late-born"),
            TestBundle.named("test.late.talker").with(LateTalker.class).laterAs("late-talker")
        };
    }

    /** A workspace that stayed would have a widget that failed in it, too. */
    @After
    public void signOut() {
        admin().agents().forEach(agent -> play(Lines.agentState(agent.agentId(), "LOGGED_OUT")));
    }

    @Test
    public void rule23_aWidgetThatCannotBeMadeIsSeenAsFailedAndOthersGetEverything() throws Exception {
        start("unborn");
        play(Lines.agentState("unborn", "READY"), Lines.event("onUserTypingEvent", "unborn", "{}"));

        assertTold(List.of("opened", "1 onAgentStateEvent", "2 onUserTypingEvent"), "healthy", "unborn");
        Await.until("it has failed", () -> widget("unborn").state() == WidgetState.FAILED);
        assertEquals(0, widget("unborn").counters().delivered());
        String failure = widget("unborn").lastFailure().orElseThrow();
        assertTrue(
                failure,
                failure.matches("java\\.lang\\.IllegalStateException at .*\\$Unborn\\.<init>"
                        + "\\(UnmadeWidgetTest\\.java:\\d+\\) \\(scr:info .*Unborn shows all of it\\)"));
    }

    @Test
    public void thatAConstructorIsMissingIsSaid() throws Exception {
        start("unmakeable");
        play(Lines.event("onUserTypingEvent", "unmakeable", "{}"));

        Await.until("it has failed", () -> widget("unmakeable").state() == WidgetState.FAILED);
        assertEquals(
                "its class has no constructor that Declarative Services can call: it must be public, and either have no"
                        + " parameters or be marked with @Activate",
                widget("unmakeable").lastFailure().orElseThrow());
    }

    @Test
    public void rule05_aWidgetThatIsMadeAtALaterAttemptIsToldTheStateFirst() throws Exception {
        assertToldStateWhenMade("late-born");
    }

    @Test
    public void rule05_soIsOneThatSubscribesWhenItIsOpened() throws Exception {
        assertToldStateWhenMade("late-talker");
    }

    private void assertToldStateWhenMade(String widget) throws Exception {
        start(widget);
        play(Lines.event("onCapabilitiesEvent", widget, "{\"canLogin\":false}"));
        play(Lines.event("onCapabilitiesEvent", widget, "{\"canLogin\":true}"));
        Await.until("it has failed", () -> widget(widget).state() == WidgetState.FAILED);
        Gate.of(widget).open();
        Await.until("it has been made", () -> {
            play(Lines.agentState(widget, "READY"));
            return !Journal.of(widget).in(widget).isEmpty();
        });
        settle();

        List<String> told = Journal.of(widget).lines(widget);
        assertEquals(told.toString(), List.of("opened", "2 onCapabilitiesEvent again"), told.subList(0, 2));
        List<Long> numbers = Journal.of(widget).events(widget).stream()
                .map(DataEvent::sequence)
                .toList();
        assertEquals(
                "in order, nothing twice: " + told,
                numbers.stream().distinct().sorted().toList(),
                numbers);
        long last = admin().workspace(widget).orElseThrow().sequence();
        assertTrue("the latest, too: " + told, numbers.contains(last));
    }
}
