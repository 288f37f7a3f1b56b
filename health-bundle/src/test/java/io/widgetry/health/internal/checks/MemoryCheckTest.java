package io.widgetry.health.internal.checks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.junit.Test;

public class MemoryCheckTest {
    private static final long MEGABYTE = 1 << 20;
    private static final MemoryLimits DEFAULTS = new MemoryLimits(80, 92, 256, 512);

    private static Result check(long keptMegabytes, long usedMegabytes, long metaspaceMegabytes) {
        Memory memory = new Memory(
                keptMegabytes * MEGABYTE, usedMegabytes * MEGABYTE, 1_000 * MEGABYTE, metaspaceMegabytes * MEGABYTE);
        return new MemoryCheck(() -> memory, DEFAULTS).execute();
    }

    @Test
    public void garbageDoesNotCount() {
        Result result = check(120, 999, 64);
        assertEquals(Status.OK, result.getStatus());
        assertEquals(
                List.of(
                        "The heap holds 120 of at most 1000 MB (12 %) after garbage collection.",
                        "Classes take 64 MB."),
                Entries.sentences(result));
    }

    @Test
    public void aHeapThatFillsIsAWarningAndAFullOneCritical() {
        assertEquals(Status.OK, check(799, 900, 64).getStatus());
        assertEquals(Status.WARN, check(800, 900, 64).getStatus());
        assertEquals(Status.WARN, check(919, 950, 64).getStatus());
        assertEquals(Status.CRITICAL, check(920, 950, 64).getStatus());
        assertEquals(
                "The heap holds 920 of at most 1000 MB (92 %) after garbage collection: the process is about to run"
                        + " out of memory. Restart it with a larger -Xmx, and look for what grows: widget:list shows"
                        + " what waits in mailboxes.",
                Entries.first(check(920, 950, 64)).sentence());
    }

    @Test
    public void manyClassesAreAWarningVeryManyCritical() {
        assertEquals(Status.OK, check(1, 1, 255).getStatus());
        assertEquals(Status.WARN, check(1, 1, 256).getStatus());
        assertEquals(Status.CRITICAL, check(1, 1, 512).getStatus());
        assertEquals(
                "Classes take 300 MB, 256 MB or more: if that grows with each update of a widget, something keeps its"
                        + " old versions alive.",
                Entries.sentences(check(1, 1, 300)).get(1));
    }

    @Test
    public void zeroSwitchesTheLimitForClassesOff() {
        Memory memory = new Memory(MEGABYTE, MEGABYTE, 1_000 * MEGABYTE, 4_000 * MEGABYTE);
        assertEquals(
                Status.OK,
                new MemoryCheck(() -> memory, new MemoryLimits(80, 92, 0, 0))
                        .execute()
                        .getStatus());
    }

    @Test
    public void aHeapWithoutALimitIsNeverFull() {
        Memory memory = new Memory(5_000 * MEGABYTE, 6_000 * MEGABYTE, -1, MEGABYTE);
        Result result = new MemoryCheck(() -> memory, DEFAULTS).execute();
        assertEquals(Status.OK, result.getStatus());
        assertEquals(
                "The heap holds 5000 MB after garbage collection, and has no limit.",
                Entries.first(result).sentence());
    }

    @Test
    public void anotherConfigurationHoldsAtOnce() {
        Memory memory = new Memory(500 * MEGABYTE, 600 * MEGABYTE, 1_000 * MEGABYTE, MEGABYTE);
        MemoryCheck check = new MemoryCheck(() -> memory, DEFAULTS);
        assertEquals(Status.OK, check.execute().getStatus());
        check.configure(new Configured(40, 92, 256, 512));
        assertEquals(Status.WARN, check.execute().getStatus());
    }

    @Test
    public void whatIsWrongInAConfigurationIsReportedAndTheDefaultHolds() {
        List<String> faults = new ArrayList<>();
        assertEquals(DEFAULTS, MemoryLimits.of(new Configured(0, 101, -1, 2_000_000), faults::add));
        assertEquals(
                List.of(
                        "heapWarnPercent is 0, but must be from 1 to 100: 80 is used",
                        "heapCriticalPercent is 101, but must be from 1 to 100: 92 is used",
                        "metaspaceWarnMegabytes is -1, but must be from 0 to 1048576: 256 is used",
                        "metaspaceCriticalMegabytes is 2000000, but must be from 0 to 1048576: 512 is used"),
                faults);
    }

    @Test
    public void aValueOfAnotherTypeIsReported() {
        List<String> faults = new ArrayList<>();
        MemoryConfiguration broken = new Configured(80, 92, 256, 512) {
            @Override
            public int heapWarnPercent() {
                throw new IllegalArgumentException("many");
            }
        };
        assertEquals(DEFAULTS, MemoryLimits.of(broken, faults::add));
        assertEquals(List.of("heapWarnPercent is not a whole number: 80 is used"), faults);
    }

    @Test
    public void inThisProcessWhatIsHeldCountsAndWhatIsNotDoesNot() {
        System.gc();
        long before = Memory.now().heapKept();
        byte[][] held = new byte[64][(int) MEGABYTE];
        System.gc();
        long with = Memory.now().heapKept();
        Reference.reachabilityFence(held);
        held = null;
        System.gc();
        long after = Memory.now().heapKept();
        assertTrue(before + " " + with, with - before > 48 * MEGABYTE);
        assertTrue(with + " " + after, with - after > 48 * MEGABYTE);
        assertTrue(Memory.now().metaspace() > MEGABYTE);
        assertTrue(Memory.now().heapMax() > with);
    }

    private static class Configured implements MemoryConfiguration {
        private final int[] values;

        private Configured(int... values) {
            this.values = values;
        }

        @Override
        public int heapWarnPercent() {
            return values[0];
        }

        @Override
        public int heapCriticalPercent() {
            return values[1];
        }

        @Override
        public int metaspaceWarnMegabytes() {
            return values[2];
        }

        @Override
        public int metaspaceCriticalMegabytes() {
            return values[3];
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return MemoryConfiguration.class;
        }
    }
}
