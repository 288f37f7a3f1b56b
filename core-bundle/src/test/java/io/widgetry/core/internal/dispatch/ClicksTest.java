package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import io.widgetry.core.internal.dispatch.Clicks.Begun;
import io.widgetry.core.internal.dispatch.Clicks.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** Which actions are the same click. */
public class ClicksTest {
    private static final Instant SESSION = Instant.EPOCH;

    private long now = 1;
    private final Clicks clicks = new Clicks(() -> now);

    private static Key key(String name, Object argument) {
        return new Key("600008", SESSION, name, Optional.of("call"), Map.of("a", argument));
    }

    private Begun accept(String widget) {
        return clicks.ask(key("accept", List.of(1)), widget, 7);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    public void anEqualActionIsTheSameForEveryWidgetWhileItIsUnderWay() {
        Begun first = accept("a");
        pass(Clicks.LOST.minusNanos(1));

        assertTrue(first.isNew());
        assertFalse(accept("b").isNew());
        assertSame(first.click(), accept("b").click());
    }

    @Test
    public void anotherAgentSessionNameInteractionOrArgumentIsAnotherAction() {
        accept("a");
        Key same = key("accept", List.of(1));

        assertTrue(clicks.ask(key("accept", List.of(2)), "a", 7).isNew());
        assertTrue(clicks.ask(key("hold", List.of(1)), "a", 7).isNew());
        for (Key other : List.of(
                new Key("600009", SESSION, "accept", same.interactionId(), same.arguments()),
                new Key("600008", SESSION.plusMillis(1), "accept", same.interactionId(), same.arguments()),
                new Key("600008", SESSION, "accept", Optional.empty(), same.arguments()))) {
            assertTrue(other.toString(), clicks.ask(other, "a", 7).isNew());
        }
        assertFalse(clicks.ask(same, "a", 7).isNew());
    }

    @Test
    public void afterTheAnswerItIsTheSameForThatWidgetForAMomentIfNothingHasHappened() {
        Begun first = accept("a");
        clicks.answered(first.click(), 7);
        pass(Clicks.AFTERWARDS.minusNanos(1));

        assertSame(first.click(), accept("a").click());
        assertTrue("another widget", accept("b").isNew());
    }

    @Test
    public void anEventSinceTheAnswerMakesItAnotherAction() {
        clicks.answered(accept("a").click(), 6);

        assertTrue(accept("a").isNew());
    }

    @Test
    public void afterThatMomentItIsAnotherAction() {
        clicks.answered(accept("a").click(), 7);
        pass(Clicks.AFTERWARDS);

        assertTrue(accept("a").isNew());
        assertEquals(1, clicks.size());
    }

    @Test
    public void whatIsNeverAnsweredDoesNotHoldBackAnEqualOneForEver() {
        Begun first = accept("a");
        pass(Clicks.LOST);
        Begun second = accept("a");
        assertTrue(second.isNew());

        clicks.answered(first.click(), 7); // late, and no longer the one under way
        assertSame(second.click(), accept("a").click());
        assertFalse(accept("a").isNew());
    }

    @Test
    public void aRefusalIsNotKept() {
        clicks.refused(accept("a").click());

        assertTrue(accept("a").isNew());
    }

    @Test
    public void twoEqualDigitsAreTwo() {
        Begun first = clicks.ask(key("sendDTMF", "1"), "a", 7);
        Begun second = clicks.ask(key("sendDTMF", "1"), "a", 7);
        clicks.answered(first.click(), 7);

        assertTrue(second.isNew());
        assertNotSame(first.click(), second.click());
        assertTrue(clicks.ask(key("sendDTMF", "1"), "a", 7).isNew());
        assertEquals(0, clicks.size());
    }

    @Test
    public void whatIsKeptIsBounded() {
        for (int i = 0; i < 30_000; i++) {
            Begun begun = clicks.ask(key("accept", i), "a", 7);
            if (i % 3 > 0) {
                clicks.answered(begun.click(), 7);
            }
        }
        assertTrue("kept " + clicks.size(), clicks.size() <= 20_000);
        pass(Clicks.LOST);
        accept("a");
        assertEquals(1, clicks.size());
    }
}
