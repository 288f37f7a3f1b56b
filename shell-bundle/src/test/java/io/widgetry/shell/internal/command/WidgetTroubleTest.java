package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.WidgetCost;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.shell.internal.text.Text;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;

/** What {@code widget:list} and {@code widget:info} say of widgets that are not well. */
public class WidgetTroubleTest {
    private static final StackTraceElement SLEEP =
            new StackTraceElement("app", "java.base", "17", "java.lang.Thread", "park", "Thread.java", -2);
    private static final StackTraceElement LINE =
            new StackTraceElement("io.widgetry.sample.TeamBoard", "refresh", "TeamBoard.java", 88);

    private final FakeRuntime runtime = new FakeRuntime();
    private final WidgetCommands commands = new WidgetCommands(runtime, Samples.CLOCK);

    private static Stall stall(boolean returned, List<StackTraceElement> stack) {
        return new Stall(
                Optional.of("600008"),
                Optional.of(Samples.CALL),
                "onInteractionEvent",
                1_412,
                Samples.NINE.plusSeconds(292),
                Duration.ofMillis(8_200),
                returned,
                stack);
    }

    private String info(WidgetSample widget) throws Exception {
        runtime.widgets.add(widget.status());
        return commands.info(new String[] {"team-board"});
    }

    private String state(WidgetState state, long seconds) throws Exception {
        runtime.widgets.clear();
        runtime.widgets.add(WidgetSample.of("team-board")
                .is(state, Samples.CLOCK.instant().minusSeconds(seconds))
                .status());
        String row = commands.list(new String[0]).lines().skip(1).findFirst().orElseThrow();
        return row.substring(row.indexOf("agent") + 5, row.indexOf("  3 ")).strip();
    }

    @Test
    public void everyStateIsOneWordAndForHowLongWhereThatCounts() throws Exception {
        assertEquals("healthy", state(WidgetState.HEALTHY, 4));
        assertEquals("slow", state(WidgetState.SLOW, 4));
        assertEquals("stalled 4 s", state(WidgetState.STALLED, 4));
        assertEquals("quarantined 12 s", state(WidgetState.QUARANTINED, 12));
        assertEquals("quarantined 59 min", state(WidgetState.QUARANTINED, 3_599));
        assertEquals("probing", state(WidgetState.PROBING, 4));
        assertEquals("failed", state(WidgetState.FAILED, 4));
        assertEquals("waiting", state(WidgetState.WAITING, 4));
    }

    @Test
    public void whoIsInTroubleIsSomethingToKnow() throws Exception {
        runtime.widgets.add(
                WidgetSample.of("a").is(WidgetState.SLOW, Samples.NINE).status());
        runtime.widgets.add(
                WidgetSample.of("b").is(WidgetState.QUARANTINED, Samples.NINE).status());
        runtime.widgets.add(
                WidgetSample.of("c").is(WidgetState.PROBING, Samples.NINE).status());
        assertTrue(commands.list(new String[0])
                .endsWith("\n\nThere is something to know about b and c: widget:info tells it."));
    }

    @Test
    public void aStallIsToldWithThePlaceInTheWidgetsCodeAndTheStack() throws Exception {
        String text = info(WidgetSample.of("team-board")
                .is(WidgetState.STALLED, Samples.NINE.plusSeconds(295))
                .stalled(stall(false, List.of(SLEEP, LINE))));
        assertTrue(text, text.contains("""
                State         stalled since 09:04:55
                Stall         since 09:04:52, for 8 s, and has not returned
                              during onInteractionEvent, number 1,412, agent 600008, interaction bffae854…
                              at io.widgetry.sample.TeamBoard.refresh(TeamBoard.java:88)
                Stack         app/java.base@17/java.lang.Thread.park(Native Method)
                              io.widgetry.sample.TeamBoard.refresh(TeamBoard.java:88)
                Cost          no callback in the last minute
                """));
    }

    @Test
    public void aStallThatIsOverSaysSo() throws Exception {
        String text = info(WidgetSample.of("team-board").stalled(stall(true, List.of(LINE))));
        assertTrue(text, text.contains("\nLast stall    at 09:04:52, returned after 8.2 s\n"));
    }

    @Test
    public void aStallOutsideAnyContextNamesNone() throws Exception {
        String text = info(WidgetSample.of("team-board")
                .stalled(new Stall(
                        Optional.empty(),
                        Optional.empty(),
                        "opened",
                        0,
                        Samples.NINE,
                        Duration.ofSeconds(300),
                        false,
                        List.of(SLEEP))));
        assertTrue(text, text.contains("has not returned\n              during opened\nStack   "));
    }

    @Test
    public void anEndlessStackIsCut() throws Exception {
        String text = info(WidgetSample.of("team-board").stalled(stall(false, Collections.nCopies(1_024, LINE))));
        assertEquals(
                41,
                text.lines().filter(line -> line.contains("TeamBoard.java:88")).count());
        assertTrue(text, text.contains("\n              and 984 more\n"));
    }

    @Test
    public void aQuarantineIsToldWithItsReasonAndWhatEndsIt() throws Exception {
        String text = info(WidgetSample.of("team-board")
                .is(WidgetState.QUARANTINED, Samples.NINE.plusSeconds(288))
                .quarantined(new Quarantine(
                        "its callback for onInteractionEvent has been running for 5 s",
                        Samples.NINE.plusSeconds(288),
                        Optional.of(Samples.NINE.plusSeconds(320)),
                        2)));
        assertTrue(text, text.contains("""
                State         quarantined since 09:04:48
                Quarantine    its callback for onInteractionEvent has been running for 5 s
                              since 09:04:48, for 12 s; it is probed with one event from 09:05:20 on, in 20 s, after
                              2 probes in vain
                              widget:release team-board lifts it at once; so does another version or configuration
                """));
    }

    @Test
    public void aWidgetThatIsBeingProbedWaitsForAnEvent() throws Exception {
        String text = info(WidgetSample.of("team-board")
                .is(WidgetState.PROBING, Samples.NINE.plusSeconds(288))
                .quarantined(new Quarantine("10 callbacks threw", Samples.NINE, Optional.empty(), 1)));
        assertTrue(text, text.contains("""
                State         probing since 09:04:48
                Quarantine    10 callbacks threw
                              since 09:00:00, for 5 min 0 s; the next event that is for it is a probe, after 1 probe
                              in vain
                """));
    }

    @Test
    public void aQuarantineThatDoesNotEndByItselfSaysSo() throws Exception {
        String text = info(WidgetSample.of("team-board")
                .quarantined(new Quarantine("too many threads are given up", Samples.NINE, Optional.empty(), 0)));
        assertTrue(text, text.contains("for 5 min 0 s; it is not probed by itself\n"));
    }

    @Test
    public void aProbeThatIsDueWaitsForAnEvent() throws Exception {
        String text = info(WidgetSample.of("team-board")
                .quarantined(new Quarantine("it stalled", Samples.NINE, Optional.of(Samples.CLOCK.instant()), 0)));
        assertTrue(text, text.contains("for 5 min 0 s; the next event that is for it is a probe\n"));
    }

    @Test
    public void failuresAreTold() throws Exception {
        Duration milli = Duration.ofMillis(1);
        String text = info(WidgetSample.of("team-board")
                .costing(new WidgetCost(1_204, 0.5, milli, milli, milli, milli, Duration.ZERO)));
        assertTrue(text, text.contains("Cost          1,204/s in the last minute; a callback took 1.0 ms (median)"));
        assertTrue(text, text.contains("\n              0.5/s of its callbacks failed\n"));
        assertTrue(
                text,
                text.contains("\n              its callbacks have been running for 1.0 ms since it was deployed\n"));
        assertFalse(text, text.contains("processor"));
    }

    @Test
    public void everythingFits() throws Exception {
        StackTraceElement deep = new StackTraceElement("x".repeat(200), "y", "z", 1);
        String text = info(WidgetSample.of("team-board")
                .stalled(stall(false, Stream.of(deep, LINE).toList()))
                .quarantined(new Quarantine("w ".repeat(200), Samples.NINE, Optional.empty(), 0)));
        assertTrue(text, text.lines().allMatch(line -> Text.width(line) <= Text.WIDTH));
    }
}
