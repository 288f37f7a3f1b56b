package io.widgetry.certify.internal.budget;

import static org.junit.Assert.assertEquals;

import io.widgetry.certify.internal.report.Asked;
import io.widgetry.certify.internal.report.Cost;
import io.widgetry.certify.internal.report.Leaks;
import io.widgetry.certify.internal.report.Measured;
import io.widgetry.certify.internal.report.Reason;
import io.widgetry.certify.internal.report.Thrown;
import io.widgetry.certify.internal.report.Unreceivable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class JudgeTest {
    private static final Cost CHEAP = new Cost("card", "interaction", 20, 400, 0.1, 1, 3, 0.05, 3, 1024, 0, 0);

    private List<Cost> costs = List.of(CHEAP);
    private List<Thrown> failures = List.of();
    private List<Unreceivable> unreceivable = List.of();
    private Leaks leaks = Leaks.NONE;
    private Asked asked = new Asked(List.of(), List.of(), Map.of());
    private boolean caughtUp = true;

    @Test
    public void whatKeepsToAllBudgetsHasNoReason() {
        assertEquals(List.of(), judged(Budgets.standard()));
    }

    @Test
    public void whatTakesLongerThanAllowedIsNamedWithItsWidget() {
        costs = List.of(CHEAP, new Cost("slow-card", "interaction", 20, 400, 3, 80, 90, 0.05, 3, 1024, 0, 0));

        assertEquals(
                List.of(
                        new Reason("medianMillis", "3 ms, allowed: 2 ms", List.of("slow-card: 3")),
                        new Reason("p99Millis", "80 ms, allowed: 50 ms", List.of("slow-card: 80"))),
                judged(Budgets.standard()));
    }

    @Test
    public void exactlyWhatIsAllowedIsAllowed() {
        costs = List.of(new Cost("card", "interaction", 20, 400, 2, 50, 90, 2, 512, 1024, 0, 0));

        assertEquals(List.of(), judged(Budgets.standard()));
    }

    @Test
    public void whatIsThrownCountsByPlace() {
        failures = List.of(
                new Thrown("card", "onInteractionEvent", "java.lang.Error at a.B.c(B.java:1)", "", 7),
                new Thrown("card", "onMediaEvent", "java.lang.Error at a.B.c(B.java:2)", "x null", 1));

        assertEquals(
                List.of(new Reason(
                        "failures",
                        "2, allowed: 0",
                        List.of(
                                "card, onInteractionEvent: java.lang.Error at a.B.c(B.java:1) (7 times)",
                                "card, onMediaEvent: java.lang.Error at a.B.c(B.java:2), with x null"))),
                judged(Budgets.standard()));
    }

    @Test
    public void whatAnotherProductHasIsNoFault() {
        unreceivable = List.of(
                new Unreceivable("card", "onMediaEvent", "axp-connect", "never comes", false),
                new Unreceivable("card", "onMediaEvnt", "any", "is unknown", true));

        assertEquals(
                List.of(new Reason("unreceivable", "1, allowed: 0", List.of("card: is unknown"))),
                judged(Budgets.standard()));
    }

    @Test
    public void whatStaysIsListedInTheOrderOfTheBudgets() {
        leaks = new Leaks(2, 3, 3, List.of("\"a\""), List.of("objects of a.B"), 4, 5_000);

        assertEquals(
                List.of(
                        "leakedClassLoaders",
                        "leakedThreads",
                        "leakedClasses",
                        "leakedInstances",
                        "leakedBytesPerInteraction"),
                judged(Budgets.standard()).stream().map(Reason::budget).toList());
    }

    @Test
    public void whatIsNotWorkedOffInTimeFailsHoweverLongItTook() {
        caughtUp = false;

        assertEquals(
                List.of(new Reason("catchUpSeconds", "what waited was not worked off within 10 s", List.of())),
                judged(Budgets.standard()));
    }

    @Test
    public void secretsAndActionsCountWhereTheBudgetsNameThose() {
        asked = new Asked(List.of("onSSOTokenRefreshEvent"), List.of(), Map.of("endInteraction", 1, "hold", 2));
        Map<Budget, Double> limits = new EnumMap<>(Budgets.standard().limits());

        assertEquals(List.of(), judged(Budgets.standard()));
        assertEquals(
                List.of(
                        new Reason(
                                "secrets",
                                "it asks for secrets that the budgets do not allow",
                                List.of("onSSOTokenRefreshEvent")),
                        new Reason("actions", "it asks for actions that the budgets do not allow", List.of("hold"))),
                judged(new Budgets(limits, Optional.of(List.of()), Optional.of(List.of("endInteraction")))));
    }

    private List<Reason> judged(Budgets budgets) {
        return Judge.reasons(
                new Measured(
                        costs,
                        9_000,
                        4_000,
                        failures,
                        List.of(),
                        List.of(),
                        unreceivable,
                        leaks,
                        asked,
                        0,
                        0,
                        0,
                        100,
                        caughtUp,
                        List.of(),
                        List.of()),
                budgets);
    }
}
