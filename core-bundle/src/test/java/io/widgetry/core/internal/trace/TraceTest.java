package io.widgetry.core.internal.trace;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** What one trace keeps. */
public class TraceTest {
    private final Trace trace = Trace.accepted("onX", "agent", null, 1, null, null);

    private static Party party(String widgetId, int instance) {
        return new Party(widgetId, "agent", "i" + instance);
    }

    private void handled(String widgetId, int instance) {
        trace.handled(party(widgetId, instance), trace.at() + 5, trace.at() + 12, null, null);
    }

    @Test
    public void outcomesStandInTheOrderInWhichTheyBecameKnown() {
        handled("a", 1);
        trace.lost(party("b", 1), Outcome.DROPPED, "full");
        handled("a", 2);

        assertEquals(
                List.of("a i1 HANDLED", "b i1 DROPPED", "a i2 HANDLED"),
                trace.deliveries().stream().map(TraceTest::text).toList());
        assertEquals(5, trace.deliveries().get(0).queued().toNanos());
        assertEquals(7, trace.deliveries().get(0).handled().toNanos());
    }

    private static String text(DeliveryTrace delivery) {
        return delivery.widgetId() + " " + delivery.interactionId().orElse("–") + " " + delivery.outcome();
    }

    @Test
    public void ofVeryManyTheFirstAreKeptAndTheRestIsCountedByWidgetAndOutcome() {
        for (int i = 0; i < 100_000; i++) {
            handled("a", i);
            handled("b", i);
        }
        List<DeliveryTrace> told = trace.deliveries();

        assertEquals(Trace.ORDINARY + 2, told.size());
        assertEquals("a i0 HANDLED", text(told.get(0)));
        assertEquals(
                List.of("99,984 more of its deliveries ended so", "99,984 more of its deliveries ended so"),
                told.subList(Trace.ORDINARY, told.size()).stream()
                        .map(DeliveryTrace::reason)
                        .map(Optional::orElseThrow)
                        .toList());
        assertEquals(Optional.empty(), told.get(Trace.ORDINARY).interactionId());
    }

    @Test
    public void failuresAndLossesAreKeptWhenNoMoreOrdinaryEntriesAre() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            handled("a", i);
        }
        for (int i = 0; i < 100; i++) {
            trace.handled(party("f", i), trace.at(), trace.at(), "X at y", null);
            if (i < Trace.MOST - Trace.ORDINARY) {
                expected.add("f i" + i + " FAILED");
            }
        }
        List<DeliveryTrace> told = trace.deliveries();

        assertEquals(
                expected,
                told.subList(Trace.ORDINARY, Trace.MOST).stream()
                        .map(TraceTest::text)
                        .toList());
        assertEquals(
                List.of("a – HANDLED", "f – FAILED"),
                told.subList(Trace.MOST, told.size()).stream()
                        .map(TraceTest::text)
                        .toList());
        assertEquals(
                "68 more of its deliveries ended so",
                told.get(told.size() - 1).reason().orElseThrow());
    }

    @Test
    public void textsOfAnyLengthAreCut() {
        Trace hostile = Trace.accepted("n".repeat(1_000_000), "agent", "i".repeat(1_000_000), 1, null, null);

        assertEquals(501, hostile.name().length());
        assertEquals(501, hostile.interactionId().length());
    }
}
