package io.widgetry.launcher.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.Test;

public class ProcessAgeTest {

    private static final String STAT = "17 (a (b) c) S 1 17 17 0 -1 4194560 1 0 0 0 3 4 0 0 20 0 9 0 12345 8 9 10 11\n";

    @Test
    public void isTheTimeSinceTheProcessWasMade() {
        assertEquals(1_570, ProcessAge.millis(STAT, "125.02 200.00\n", null));
    }

    @Test
    public void leavesOutTheTimeInWhichTheProjectWasBuilt() {
        assertEquals(520, ProcessAge.millis(STAT, "125.02 200.00\n", "124.50"));
        assertEquals("a build of another process", 1_570, ProcessAge.millis(STAT, "125.02 200.00\n", "99.00"));
    }

    @Test
    public void isNotTakenFromAClockThatTheProcessIsAheadOf() {
        assertThrows(IllegalArgumentException.class, () -> ProcessAge.millis(STAT, "3.00 5.00\n", null));
    }

    @Test
    public void isThatOfThisProcess() {
        long known = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();

        long age = ProcessAge.millis();

        // The process is a little older than its virtual machine.
        assertTrue(age + " and " + known, age >= known - 50 && age < known + 5_000);
    }
}
