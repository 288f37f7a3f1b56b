package io.widgetry.benchmarks;

import static org.junit.Assert.assertThrows;

import io.widgetry.core.internal.dispatch.Settings;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Each neighbour in turn, on a small floor: set-up, operations and the final check of counts and order. */
@RunWith(Parameterized.class)
public class FloorTest {
    private final Neighbour neighbour;

    public FloorTest(Neighbour neighbour) {
        this.neighbour = neighbour;
    }

    @Parameters(name = "{0}")
    public static List<Neighbour> neighbours() {
        return List.of(Neighbour.values());
    }

    @Test
    public void healthyWidgetsAreToldEverythingInOrder() {
        try (Floor floor = new Floor(Settings.DEFAULT, 3, neighbour)) {
            for (int i = 0; i < 300; i++) {
                floor.await(64);
                floor.publish(i % floor.interactions());
            }
            floor.check();
        }
    }

    @Test
    public void checkFindsAnUpdateThatIsNotInTheBook() {
        try (Floor floor = new Floor(Settings.DEFAULT, 2, neighbour)) {
            floor.sent(0, floor.send(1));
            assertThrows(IllegalStateException.class, floor::check);
        }
    }
}
