package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.shell.internal.syntax.CommandException;
import org.junit.Before;
import org.junit.Test;

public class SupervisionCommandsTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final SupervisionCommands commands = new SupervisionCommands(runtime, Samples.CLOCK);

    @Before
    public void twoWidgets() {
        runtime.widgets.add(WidgetSample.of("caller-card").status());
        runtime.widgets.add(WidgetSample.of("team-board")
                .is(WidgetState.QUARANTINED, Samples.NINE)
                .status());
        runtime.quarantined.add("team-board");
    }

    private static WidgetTransition transition(
            String widget, WidgetState from, WidgetState to, int second, String reason) {
        return new WidgetTransition(
                widget, "io.widgetry.sample", "1.0.0", from, to, Samples.NINE.plusSeconds(second), reason);
    }

    private void somethingHappened() {
        runtime.transitions.add(transition(
                "team-board", WidgetState.HEALTHY, WidgetState.SLOW, 1, "its callback for onInteractionEvent runs"));
        runtime.transitions.add(transition(
                "team-board",
                WidgetState.SLOW,
                WidgetState.STALLED,
                3,
                "its callback for onInteractionEvent of agent 600008 has been running for 3 s at"
                        + " io.widgetry.sample.TeamBoard.refresh(TeamBoard.java:88)"));
        runtime.transitions.add(
                transition("gone-widget", WidgetState.HEALTHY, WidgetState.WAITING, 4, "its service is gone"));
    }

    private String history(String... words) throws Exception {
        return commands.history(words);
    }

    @Test
    public void transitionsAreToldInTheirOrderWithTheWholeReason() throws Exception {
        somethingHappened();
        assertEquals("""
                TIME      WIDGET       VERSION  STATE              REASON
                09:00:01  team-board   1.0.0    healthy → slow     its callback for onInteractionEvent runs
                09:00:03  team-board   1.0.0    slow → stalled     its callback for onInteractionEvent of agent
                                                                   600008 has been running for 3 s at
                                                                   io.widgetry.sample.TeamBoard.refresh(TeamBoard.ja
                                                                   va:88)
                09:00:04  gone-widget  1.0.0    healthy → waiting  its service is gone""", history());
    }

    @Test
    public void thoseOfOneWidgetAreChosenAlsoWhenItIsGone() throws Exception {
        somethingHappened();
        assertEquals(2, history("gone").lines().count());
        assertEquals("caller-card has not changed its state.", history("caller-card"));
    }

    @Test
    public void noTransitionIsASentence() throws Exception {
        assertEquals("No widget has changed its state.", history());
    }

    @Test
    public void aQuarantinedWidgetIsReleased() throws Exception {
        assertEquals(
                "team-board is released: it is told the state again and goes on.",
                commands.release(new String[] {"team"}));
        assertTrue(runtime.quarantined.isEmpty());
    }

    @Test
    public void aWidgetThatIsNotQuarantinedCannotBeReleased() {
        assertEquals(
                "caller-card is not quarantined, it is healthy: there is nothing to release.",
                assertThrows(CommandException.class, () -> commands.release(new String[] {"caller-card"}))
                        .getMessage());
        assertEquals(1, runtime.quarantined.size());
    }
}
