package io.widgetry.shell.internal.command;

import io.widgetry.api.Scope;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.WidgetCost;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A widget of {@link Samples} that fares as a test wants it to. */
final class WidgetSample {
    private final String id;
    private WidgetState state = WidgetState.HEALTHY;
    private Instant since = Samples.NINE.plusSeconds(296);
    private Counters counters = Counters.ZERO;
    private WidgetCost cost = WidgetCost.NONE;
    private Optional<Stall> stall = Optional.empty();
    private Optional<Quarantine> quarantine = Optional.empty();

    private WidgetSample(String id) {
        this.id = id;
    }

    static WidgetSample of(String id) {
        return new WidgetSample(id);
    }

    WidgetSample is(WidgetState how, Instant when) {
        state = how;
        since = when;
        return this;
    }

    WidgetSample counting(long queued, long failed) {
        counters = new Counters(queued, 1_204, failed, 0, 0);
        return this;
    }

    WidgetSample costing(WidgetCost what) {
        cost = what;
        return this;
    }

    /** With a rate, a 99th percentile and a processor time, as far as a test can tell them apart. */
    WidgetSample costing(double rate, Duration percentile, Duration cpu) {
        return costing(new WidgetCost(rate, 0, percentile.dividedBy(2), percentile, percentile, cpu, cpu));
    }

    WidgetSample stalled(Stall how) {
        stall = Optional.of(how);
        return this;
    }

    WidgetSample quarantined(Quarantine why) {
        quarantine = Optional.of(why);
        return this;
    }

    WidgetStatus status() {
        WidgetStatus like = Samples.widget(id, Scope.AGENT, state);
        return new WidgetStatus(
                id,
                like.bundle(),
                like.bundleId(),
                like.version(),
                like.component(),
                like.scope(),
                like.prototype(),
                List.of(),
                state,
                since,
                like.instances(),
                like.capacity(),
                like.overflow(),
                counters,
                counters,
                cost,
                stall,
                quarantine,
                Optional.empty(),
                List.of());
    }
}
