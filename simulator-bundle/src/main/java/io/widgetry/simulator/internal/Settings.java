package io.widgetry.simulator.internal;

import io.widgetry.api.admin.SimulatorOptions;
import io.widgetry.simulator.internal.centre.Plan;
import java.util.List;
import java.util.Optional;

/**
 * The configuration's values, all within their ranges.
 *
 * @param enabled whether a simulation begins with the runtime; empty: as started
 */
record Settings(
        Optional<Boolean> enabled, List<String> desktopAgents, int colleagues, long seed, double speed, Plan plan) {
    static final int MOST_COLLEAGUES = 200_000;
    static final double MOST_SPEED = 100_000;

    private static final double MOST_LOAD = 1_000;

    /** With what is to be different for one simulation. */
    Settings with(SimulatorOptions options) {
        int others = options.colleagues().orElse(colleagues);
        double fast = options.speed().orElse(speed);
        double load = options.load().orElse(1);
        require(others >= 0 && others <= MOST_COLLEAGUES, "the number of colleagues must be from 0 to 200000");
        require(fast > 0 && (fast <= MOST_SPEED || Double.isInfinite(fast)), "speed must be up to 100000, or max");
        require(load >= 0 && load <= MOST_LOAD, "the load must be from 0 to 1000");
        return new Settings(enabled, desktopAgents, others, options.seed().orElse(seed), fast, plan.loaded(load));
    }

    private static void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new IllegalArgumentException(what);
        }
    }
}
