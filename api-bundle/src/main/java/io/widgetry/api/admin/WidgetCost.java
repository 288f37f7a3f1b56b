package io.widgetry.api.admin;

import java.time.Duration;

/**
 * What a widget costs, measured over the last minute unless said otherwise.
 *
 * @param perSecond deliveries a second
 * @param failuresPerSecond callbacks that threw, a second
 * @param median half of the callbacks took at most this long; zero if there were none
 * @param percentile99 99 of 100 callbacks took at most this long; zero if there were none
 * @param longest the longest callback; zero if there was none
 * @param busy how long its callbacks have been running altogether since it was deployed
 * @param cpu how much processor time its callbacks have used since it was deployed, extrapolated from samples; zero where
 *     the platform does not tell
 */
public record WidgetCost(
        double perSecond,
        double failuresPerSecond,
        Duration median,
        Duration percentile99,
        Duration longest,
        Duration busy,
        Duration cpu) {
    /** Nothing yet. */
    public static final WidgetCost NONE =
            new WidgetCost(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
