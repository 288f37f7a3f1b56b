package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class BlockingRaceTest {
    @Test
    public void eachRaceEndsAcceptably() throws InterruptedException {
        for (BlockingRace race : BlockingRace.values()) {
            for (int i = 0; i < 4; i++) {
                String outcome = race.run();
                assertTrue(race + " ended as: " + outcome, race.accepts(outcome));
            }
        }
    }

    @Test
    public void anUpdateThatLosesOrDoublesIsNotAccepted() {
        assertTrue(BlockingRace.UPDATE_AND_PUBLISH.accepts("opened 1 2 3 released new:opened new:4 new:5"));
        assertFalse(BlockingRace.UPDATE_AND_PUBLISH.accepts("opened 1 2 3 released new:opened new:5"));
        assertFalse(BlockingRace.UPDATE_AND_PUBLISH.accepts("opened 1 2 3 released new:opened new:3 new:4 new:5"));
    }
}
