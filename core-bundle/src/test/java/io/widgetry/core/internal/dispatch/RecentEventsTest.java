package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

/** What is remembered of event ids, whatever the size of the window and in whatever order they come and go. */
public class RecentEventsTest {
    private static final int STRIPES = 64;

    @Test
    public void anIdIsRememberedWithItsSourceOnly() {
        RecentEvents recent = new RecentEvents(65_536);
        assertTrue(recent.add("/a", "1"));
        assertFalse(recent.add("/a", "1"));
        assertTrue(recent.add("/b", "1"));
        assertTrue(recent.add("/a", "2"));
    }

    @Test
    public void whatHasBeenForgottenOnPurposeIsNewAgain() {
        RecentEvents recent = new RecentEvents(65_536);
        assertTrue(recent.add("/a", "1"));
        recent.remove("/a", "1");
        recent.remove("/a", "never there");
        assertTrue(recent.add("/a", "1"));
        assertFalse(recent.add("/a", "1"));
    }

    /** A stripe keeps its own latest ones, so as many of the latest of all as one stripe holds are always kept. */
    @Test
    public void theLatestAreKeptWhateverComesAndGoes() {
        Random random = new Random(11);
        for (int each : new int[] {1, 2, 3, 17, 100}) {
            RecentEvents recent = new RecentEvents(each * STRIPES);
            Deque<String> latest = new ArrayDeque<>();
            Set<String> known = new HashSet<>();
            for (int i = 0; i < 40_000; i++) {
                String id = each + "-" + random.nextInt(each * STRIPES * 3);
                if (known.contains(id)) {
                    assertFalse(id, recent.add("/", id));
                } else if (recent.add("/", id)) {
                    latest.addLast(id);
                    known.add(id);
                    if (latest.size() > each) {
                        known.remove(latest.removeFirst());
                    }
                }
                if (i % 5 == 0) {
                    String gone = latest.removeLast();
                    known.remove(gone);
                    recent.remove("/", gone);
                    assertTrue(gone, recent.add("/", gone));
                    latest.addLast(gone);
                    known.add(gone);
                }
                if (i % 7 == 0) { // its place stays empty until it is the oldest
                    String gone = latest.peekFirst();
                    known.remove(gone);
                    recent.remove("/", gone);
                }
            }
        }
    }

    @Test
    public void theOldestAreForgottenAndNoMoreThanTheWindowIsKept() {
        for (int each : new int[] {1, 5, 64}) {
            int window = each * STRIPES;
            RecentEvents recent = new RecentEvents(window);
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 10 * window; i++) {
                all.add("event-" + i);
                assertTrue(recent.add("/", "event-" + i));
            }
            // Newest first: what is not remembered any more is added, and may push out only what is older.
            int remembered = 0;
            for (int i = all.size() - 1; i >= 0; i--) {
                remembered += recent.add("/", all.get(i)) ? 0 : 1;
            }
            assertTrue(remembered + " of " + window, remembered <= window);
            assertTrue(remembered + " of " + window, remembered >= each);
        }
    }

    @Test
    public void idsWithOneHashAreToldApart() {
        RecentEvents recent = new RecentEvents(65_536);
        List<String> ids = List.of("AaAa", "AaBB", "BBAa", "BBBB"); // one hash
        ids.forEach(id -> assertTrue(recent.add("/", id)));
        ids.forEach(id -> assertFalse(recent.add("/", id)));
        recent.remove("/", "AaBB");
        assertEquals(
                List.of("AaBB"), ids.stream().filter(id -> recent.add("/", id)).toList());
    }
}
