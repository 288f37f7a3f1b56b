package io.widgetry.simulator.internal.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;

public class ChanceTest {
    /** The numbers are part of what a seed means: they must not change with the machine, the Java or the project. */
    @Test
    public void aSeedGivesTheSameNumbersEverywhere() {
        Chance chance = new Chance(600_008);
        List<Object> drawn = List.of(
                chance.uuid(),
                chance.hex(20),
                chance.digits(6),
                chance.between(1, 1000),
                chance.gap(60_000),
                chance.about(60_000),
                chance.happens(0.5));
        assertEquals(
                "[19cfaaed-99bf-48a6-838a-7e7075ff98f1, 7a66a7df1f302743db92, 984975, 405, 15709, 109613, false]",
                drawn.toString());
    }

    @Test
    public void idsAreRandomUuidsAndNoneComesTwice() {
        Chance chance = new Chance(1);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String text = chance.uuid();
            UUID id = UUID.fromString(text);
            assertEquals(text, id.toString());
            assertEquals(4, id.version());
            assertEquals(2, id.variant());
            ids.add(text);
        }
        assertEquals(10_000, ids.size());
    }

    @Test
    public void gapsAndLengthsHaveTheirMeans() {
        Chance chance = new Chance(2);
        double gaps = 0;
        double lengths = 0;
        for (int i = 0; i < 100_000; i++) {
            gaps += chance.gap(10_000);
            lengths += chance.about(10_000);
        }
        assertEquals(10_000, gaps / 100_000, 150);
        assertEquals(10_000, lengths / 100_000, 150);
    }

    @Test
    public void wholeNumbersReachBothEnds() {
        Chance chance = new Chance(3);
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(chance.between(-1, 1));
        }
        assertEquals(Set.of(-1, 0, 1), seen);
        assertTrue(chance.between(5, 5) == 5);
    }
}
