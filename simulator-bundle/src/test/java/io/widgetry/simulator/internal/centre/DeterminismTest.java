package io.widgetry.simulator.internal.centre;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Equal seeds give equal events, byte for byte. */
public class DeterminismTest {
    private static List<String> day(long seed, Duration step) {
        List<String> lines = new ArrayList<>();
        Play play = Play.of(seed, List.of("600008"), 11, Map.of(), event -> lines.add(Tell.line(event)));
        for (Duration played = Duration.ZERO; played.compareTo(Duration.ofHours(4)) < 0; played = played.plus(step)) {
            play.run(step);
        }
        play.close();
        return lines;
    }

    @Test
    public void equalSeedsGiveEqualEvents() {
        List<String> lines = day(7, Duration.ofHours(1));
        assertTrue("only " + lines.size(), lines.size() > 5_000);
        assertEquals(lines, day(7, Duration.ofHours(1)));
    }

    @Test
    public void howOftenSomebodyLooksChangesNothing() {
        assertEquals(day(8, Duration.ofHours(4)), day(8, Duration.ofSeconds(90)));
    }

    @Test
    public void otherSeedsGiveOtherEvents() {
        assertNotEquals(day(1, Duration.ofHours(4)), day(2, Duration.ofHours(4)));
    }

    @Test
    public void noIdOfAnEventComesTwice() {
        List<String> ids = day(3, Duration.ofHours(4)).stream()
                .map(line -> line.split("\\|")[1])
                .toList();
        assertEquals(ids.size(), ids.stream().distinct().count());
    }
}
