package io.widgetry.health.internal.checks;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.health.internal.fakes.Fake;
import io.widgetry.health.internal.fakes.FakeSources;
import io.widgetry.health.internal.fakes.Samples;
import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.Test;

public class WidgetsCheckTest {
    private static final String BOARD = "team-board (io.widgetry.sample.team-board 1.1.0)";

    private static Result check(Fake<RuntimeAdmin> core) {
        return new WidgetsCheck(FakeSources.none().runtime(core.service())).execute();
    }

    private static Result check(WidgetStatus... widgets) {
        return check(Samples.core(widgets));
    }

    private static WidgetStatus in(WidgetState state) {
        return Samples.widget("team-board", state);
    }

    @Test
    public void withoutACoreNothingWorks() {
        Result result = new WidgetsCheck(FakeSources.none()).execute();
        assertEquals(Status.CRITICAL, result.getStatus());
        assertEquals(
                List.of("There is no core: no event is accepted, and no widget is given any."
                        + " lb tells whether the bundle io.widgetry.core is started."),
                Entries.sentences(result));
    }

    @Test
    public void healthyWidgetsAreCounted() {
        Result result = check(Samples.widget("a", WidgetState.HEALTHY), Samples.widget("b", WidgetState.HEALTHY));
        assertEquals(Status.OK, result.getStatus());
        assertEquals(List.of("All 2 widgets are healthy."), Entries.sentences(result));
        assertEquals(List.of("The widget is healthy."), Entries.sentences(check(in(WidgetState.HEALTHY))));
    }

    @Test
    public void noWidgetIsNoFault() {
        Result result = check();
        assertEquals(Status.OK, result.getStatus());
        assertEquals(List.of("No widget is deployed."), Entries.sentences(result));
    }

    @Test
    public void aSlowWidgetIsAWarningWithTheReasonOfItsTransition() {
        Fake<RuntimeAdmin> core = Samples.core(in(WidgetState.SLOW))
                .answer(
                        "transitions",
                        () -> List.of(
                                Samples.transition("team-board", WidgetState.STALLED, WidgetState.HEALTHY, "Old."),
                                Samples.transition(
                                        "team-board",
                                        WidgetState.HEALTHY,
                                        WidgetState.SLOW,
                                        "a callback returned after 1.2 s")));
        Result result = check(core);
        assertEquals(Status.WARN, result.getStatus());
        assertEquals(
                List.of(BOARD + " is slow: a callback returned after 1.2 s.", "0 of 1 widgets are healthy."),
                Entries.sentences(result));
        assertEquals(
                Optional.of(Samples.NINE.plusSeconds(60)), Entries.first(result).since());
    }

    @Test
    public void withoutATransitionASlowWidgetIsToldByItsCost() {
        Result result = check(in(WidgetState.SLOW));
        assertEquals(
                BOARD + " is slow: 99 of 100 callbacks take at most 1250 ms, the longest took 2300 ms.",
                Entries.first(result).sentence());
    }

    @Test
    public void aTransitionToAnotherStateIsNoReason() {
        Fake<RuntimeAdmin> core = Samples.core(in(WidgetState.STALLED))
                .answer(
                        "transitions",
                        () -> List.of(Samples.transition(
                                "team-board", WidgetState.HEALTHY, WidgetState.SLOW, "it took its time")));
        assertEquals(
                BOARD + " is stalled: a callback does not return.",
                Entries.first(check(core)).sentence());
    }

    @Test
    public void aStalledWidgetIsCriticalAndItsLineOfCodeIsNamed() {
        Result result = check(Samples.widget(
                "team-board",
                WidgetState.STALLED,
                Optional.of(Samples.stall(false)),
                Optional.empty(),
                Optional.empty()));
        assertEquals(Status.CRITICAL, result.getStatus());
        assertEquals(
                BOARD + " is stalled: onInteractionEvent of agent 600008, interaction bffae854, does not return from"
                        + " com.acme.TeamBoard.refresh(TeamBoard.java:88).",
                Entries.first(result).sentence());
        assertEquals(
                "since its callback began, which was before it was noticed",
                Optional.of(Samples.NINE.plusSeconds(57)),
                Entries.first(result).since());
    }

    @Test
    public void anEarlierStallThatReturnedIsNotTheOneThatLasts() {
        Result result = check(Samples.widget(
                "team-board",
                WidgetState.STALLED,
                Optional.of(Samples.stall(true)),
                Optional.empty(),
                Optional.empty()));
        assertEquals(
                BOARD + " is stalled: a callback does not return.",
                Entries.first(result).sentence());
        assertEquals(
                Optional.of(Samples.NINE.plusSeconds(60)), Entries.first(result).since());
    }

    @Test
    public void aQuarantinedWidgetIsCriticalWithWhyWhereAndWhatHelps() {
        Quarantine quarantine =
                new Quarantine("A callback stalled", Samples.NINE, Optional.of(Samples.NINE.plusSeconds(90)), 1);
        Result result = check(Samples.widget(
                "team-board",
                WidgetState.QUARANTINED,
                Optional.of(Samples.stall(false)),
                Optional.of(quarantine),
                Optional.empty()));
        assertEquals(Status.CRITICAL, result.getStatus());
        assertEquals(
                BOARD + " is quarantined: A callback stalled. It stood at"
                        + " com.acme.TeamBoard.refresh(TeamBoard.java:88). It will be probed by itself;"
                        + " widget:release team-board lifts it, and so does an update.",
                Entries.first(result).sentence());
    }

    @Test
    public void aQuarantineThatNamesTheLineNamesItOnce() {
        Quarantine quarantine = new Quarantine(
                "It hangs in com.acme.TeamBoard.refresh(TeamBoard.java:88).", Samples.NINE, Optional.empty(), 3);
        Result result = check(Samples.widget(
                "team-board",
                WidgetState.QUARANTINED,
                Optional.of(Samples.stall(false)),
                Optional.of(quarantine),
                Optional.empty()));
        assertEquals(
                BOARD + " is quarantined: It hangs in com.acme.TeamBoard.refresh(TeamBoard.java:88)."
                        + " It is not probed by itself; widget:release team-board lifts it, and so does an update.",
                Entries.first(result).sentence());
    }

    @Test
    public void anEarlierStallIsNotTheReasonOfAQuarantine() {
        Quarantine quarantine =
                new Quarantine("10 of its last 12 callbacks threw", Samples.NINE, Optional.of(Samples.NINE), 0);
        Result result = check(Samples.widget(
                "team-board",
                WidgetState.QUARANTINED,
                Optional.of(Samples.stall(true)),
                Optional.of(quarantine),
                Optional.empty()));
        assertEquals(
                BOARD + " is quarantined: 10 of its last 12 callbacks threw. It will be probed by itself;"
                        + " widget:release team-board lifts it, and so does an update.",
                Entries.first(result).sentence());
    }

    @Test
    public void aProbedWidgetIsAWarning() {
        Quarantine quarantine = new Quarantine("10 callbacks threw.", Samples.NINE, Optional.empty(), 1);
        Result result = check(Samples.widget(
                "team-board", WidgetState.PROBING, Optional.empty(), Optional.of(quarantine), Optional.empty()));
        assertEquals(Status.WARN, result.getStatus());
        assertEquals(
                BOARD + " is probed with the next event that is for it, after a quarantine: 10 callbacks threw."
                        + " widget:release team-board lifts it at once.",
                Entries.first(result).sentence());
    }

    @Test
    public void aWidgetThatCouldNotBeMadeIsCritical() {
        Result result = check(Samples.widget(
                "team-board",
                WidgetState.FAILED,
                Optional.empty(),
                Optional.empty(),
                Optional.of("java.lang.IllegalStateException at com.acme.TeamBoard.<init>(TeamBoard.java:12)")));
        assertEquals(Status.CRITICAL, result.getStatus());
        assertEquals(
                BOARD + " could not be created: java.lang.IllegalStateException at"
                        + " com.acme.TeamBoard.<init>(TeamBoard.java:12).",
                Entries.first(result).sentence());
    }

    @Test
    public void whereWhatItThrewIsNotKnownTheLogIsNamed() {
        assertEquals(
                BOARD + " could not be created: its constructor or activation threw; see the log.",
                Entries.first(check(in(WidgetState.FAILED))).sentence());
    }

    @Test
    public void aWidgetThatWaitsForAVersionIsAWarning() {
        Result result = check(in(WidgetState.WAITING));
        assertEquals(Status.WARN, result.getStatus());
        assertEquals(
                BOARD + " is not there: its mailboxes, with 37 events, wait for a new version.",
                Entries.first(result).sentence());
    }

    @Test
    public void theWorstDecidesAndTheOthersAreToldToo() {
        Result result = check(
                Samples.widget("a", WidgetState.HEALTHY),
                Samples.widget("b", WidgetState.WAITING),
                Samples.widget("c", WidgetState.STALLED));
        assertEquals(Status.CRITICAL, result.getStatus());
        assertEquals(
                List.of(
                        "b (io.widgetry.sample.b 1.1.0) is not there: its mailboxes, with 37 events, wait for a new"
                                + " version.",
                        "c (io.widgetry.sample.c 1.1.0) is stalled: a callback does not return.",
                        "1 of 3 widgets is healthy."),
                Entries.sentences(result));
    }

    @Test
    public void fewGivenUpThreadsAreToldManyAWarningAndAllOfThemCritical() {
        assertEquals(Status.OK, threads(0, 16).getStatus());
        assertEquals(1, Entries.sentences(threads(0, 16)).size());
        assertEquals(Status.OK, threads(11, 16).getStatus());
        assertEquals(
                "Threads given up because callbacks on them do not return: 11 of at most 16.",
                Entries.first(threads(11, 16)).sentence());
        assertEquals(Status.WARN, threads(12, 16).getStatus());
        assertEquals(Status.CRITICAL, threads(16, 16).getStatus());
    }

    @Test
    public void whereNoThreadMayBeGivenUpNoneIsMissed() {
        assertEquals(Status.OK, threads(0, 0).getStatus());
    }

    private static Result threads(int abandoned, int limit) {
        return check(Samples.core().answer("status", () -> Samples.runtime(abandoned, limit)));
    }
}
