package io.widgetry.health.internal.metrics;

import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/**
 * One value of a family.
 *
 * @param family what was measured
 * @param tags what tells it from the family's other values
 * @param value the value
 */
record Sample(Family family, Tags tags, double value) {

    static Sample of(Family family, double value, String... tags) {
        return new Sample(family, Tags.of(tags), value);
    }

    static Sample of(Family family, Duration value, String... tags) {
        return of(family, seconds(value), tags);
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
