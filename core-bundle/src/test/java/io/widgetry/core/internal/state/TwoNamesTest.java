package io.widgetry.core.internal.state;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Untyped;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

/** A fact with two names changes the interactions once, and between the two the state is as if it had changed them twice. */
public class TwoNamesTest {
    private static final String ID = "i-1";

    private static Fact fact(DataEventType type, long number) {
        return new Fact(type.wireName(), type, "a", ID, number, Instant.EPOCH, "{}", new Untyped(number));
    }

    private static Snapshot opened() {
        Snapshot state = Snapshot.empty("a");
        for (String id : List.of(ID, "i-2", "i-3")) {
            state = state.with(InteractionSnapshot.opened(id, 1, Instant.EPOCH, "/"));
        }
        return state.with(fact(DataEventType.INTERACTION, 1)).with(fact(DataEventType.ANY_INTERACTION, 2));
    }

    private final Snapshot before = opened();
    private final Fact bound = fact(DataEventType.INTERACTION, 3);
    private final Fact any = fact(DataEventType.ANY_INTERACTION, 4);
    private final Snapshot both = before.with(bound, any).afterBoth();
    private final Snapshot between = before.with(bound, any).afterFirst();

    private static List<Fact> current(Snapshot state, DataEventType type) {
        List<Fact> ofOne = state.current(type, ID);
        assertEquals(ofOne, state.current(type, null));
        return ofOne;
    }

    @Test
    public void afterTheFirstNameTheSecondStillHasItsValueOfBefore() {
        assertEquals(3, between.sequence());
        assertEquals(List.of(bound), current(between, DataEventType.INTERACTION));
        assertEquals(2, current(between, DataEventType.ANY_INTERACTION).get(0).sequence());
        assertSame(between.find(ID), between.interaction(ID).orElseThrow());
        assertEquals(3, between.interactions().size());
        assertEquals(3, between.interactionCount());
    }

    @Test
    public void afterBothEachHasItsNewValue() {
        assertEquals(4, both.sequence());
        assertEquals(List.of(bound), current(both, DataEventType.INTERACTION));
        assertEquals(List.of(any), current(both, DataEventType.ANY_INTERACTION));
    }

    @Test
    public void whatWasBeforeDoesNotChange() {
        assertEquals(2, before.sequence());
        assertEquals(1, current(before, DataEventType.INTERACTION).get(0).sequence());
        assertEquals(2, current(before, DataEventType.ANY_INTERACTION).get(0).sequence());
    }

    @Test
    public void whatIsMadeOfTheStateInBetweenGoesOnFromIt() {
        Snapshot other = between.with(InteractionSnapshot.opened("i-4", 5, Instant.EPOCH, "/"));
        assertEquals(2, current(other, DataEventType.ANY_INTERACTION).get(0).sequence());
        assertEquals(4, other.interactions().size());

        Snapshot later = between.with(fact(DataEventType.AGENT_STATE, 4));
        assertEquals(2, current(later, DataEventType.ANY_INTERACTION).get(0).sequence());

        assertNull(between.without(ID).find(ID));
        assertEquals(2, between.without(ID).interactions().size());
        assertEquals(List.of(any), current(between.with(any), DataEventType.ANY_INTERACTION));
    }
}
