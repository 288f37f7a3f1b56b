package io.widgetry.core.internal.stress;

import static org.junit.Assert.assertEquals;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What was found to be wrong, from whatever thread. */
final class Findings {
    private static final int SHOWN = 10;

    private final Queue<String> found = new ConcurrentLinkedQueue<>();

    void add(String what) {
        found.add(what);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void assertNone() {
        assertEquals(
                found.size() + " faults, of which the first are\n"
                        + found.stream().limit(SHOWN).collect(Collectors.joining("\n")),
                0,
                found.size());
    }
}
