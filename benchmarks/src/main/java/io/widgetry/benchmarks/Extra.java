package io.widgetry.benchmarks;

import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Watching;
import java.util.EnumSet;
import java.util.Set;

/** What a runtime does besides dispatching, and a benchmark can leave out. */
enum Extra {
    /** Keeping the paths of the latest events. */
    TRACING,
    /** Measuring what widgets cost. */
    METERING,
    /** Noticing widgets that are slow, stalled or failing. */
    SUPERVISION;

    static Set<Extra> of(boolean tracing, boolean metering, boolean supervision) {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        if (tracing) {
            extras.add(TRACING);
        }
        if (metering) {
            extras.add(METERING);
        }
        if (supervision) {
            extras.add(SUPERVISION);
        }
        return extras;
    }

    static Settings settings(Set<Extra> extras) {
        Settings settings = Settings.DEFAULT;
        return extras.contains(TRACING)
                ? settings
                : settings.withLimits(settings.limits().withTraces(0));
    }

    static Watching watching(Set<Extra> extras) {
        return new Watching(extras.contains(METERING), extras.contains(SUPERVISION));
    }
}
