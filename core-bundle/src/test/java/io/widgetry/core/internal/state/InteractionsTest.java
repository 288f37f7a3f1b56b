package io.widgetry.core.internal.state;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.Test;

/** The persistent map of interactions behaves as a map, and what was made from it before does not change. */
public class InteractionsTest {
    private long made;

    private InteractionSnapshot interaction(String id) {
        return InteractionSnapshot.opened(id, made++, Instant.EPOCH, "/");
    }

    @Test
    public void anyOrderOfChangesLeavesWhatAMapWouldHold() {
        Random random = new Random(7);
        for (int range : new int[] {3, 40, 3_000}) {
            Map<String, InteractionSnapshot> expected = new HashMap<>();
            Interactions all = Interactions.NONE;
            for (int i = 0; i < 20_000; i++) {
                String id = "interaction-" + random.nextInt(range);
                if (random.nextInt(3) > 0) {
                    InteractionSnapshot one = interaction(id);
                    expected.put(id, one);
                    all = all.with(one);
                } else {
                    expected.remove(id);
                    all = all.without(id);
                }
                assertSame(expected.get(id), all.get(id));
                assertEquals(expected.size(), all.size());
            }
            assertHolds(expected, all);
        }
    }

    @Test
    public void idsWithOneHashAreToldApart() {
        // "Aa" and "BB" have one hash, and so has whatever is put together of them
        List<String> ids = new ArrayList<>(List.of(""));
        for (int i = 0; i < 4; i++) {
            ids = ids.stream()
                    .flatMap(id -> List.of(id + "Aa", id + "BB").stream())
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        ids.addAll(List.of("C", "D", "another"));
        Map<String, InteractionSnapshot> expected = new HashMap<>();
        Interactions all = Interactions.NONE;
        for (String id : ids) {
            expected.put(id, interaction(id));
            all = all.with(expected.get(id));
        }
        assertHolds(expected, all);
        for (String id : ids) {
            InteractionSnapshot changed = interaction(id);
            expected.put(id, changed);
            all = all.with(changed);
            assertHolds(expected, all);
        }
        for (String id : ids) {
            expected.remove(id);
            all = all.without(id);
            assertHolds(expected, all);
        }
    }

    @Test
    public void earlierOnesDoNotChange() {
        List<Interactions> versions = new ArrayList<>(List.of(Interactions.NONE));
        for (int i = 0; i < 200; i++) {
            versions.add(versions.get(i).with(interaction("interaction-" + i)));
        }
        Interactions last = versions.get(200);
        for (int i = 0; i < 200; i++) {
            last = last.without("interaction-" + i).with(interaction("interaction-" + i));
        }
        for (int i = 0; i <= 200; i++) {
            assertEquals(i, versions.get(i).all().size());
            assertNull(versions.get(i).get("interaction-" + i));
        }
    }

    @Test
    public void whatIsNotThereIsNoChange() {
        Interactions one = Interactions.NONE.with(interaction("a"));
        assertSame(one, one.without("b"));
        assertNull(one.get(null));
        assertNull(one.get("b"));
    }

    private static void assertHolds(Map<String, InteractionSnapshot> expected, Interactions all) {
        assertEquals(
                expected,
                all.all().stream().collect(Collectors.toMap(InteractionSnapshot::id, interaction -> interaction)));
        assertEquals(expected.size(), all.size());
        expected.forEach((id, one) -> assertSame(one, all.get(id)));
    }
}
