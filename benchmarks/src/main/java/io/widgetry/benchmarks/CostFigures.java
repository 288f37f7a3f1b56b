package io.widgetry.benchmarks;

import io.widgetry.benchmarks.report.Results;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What {@link Costs} finds, for the report. */
public final class CostFigures {
    private CostFigures() {}

    /** Compares, and adds what was found. */
    public static void add(int rounds, boolean small, Results results) {
        add(rounds, small, 0, "", Costs.compared(), results);
        for (int micros : List.of(1, 5)) {
            String at = "callbacks of " + micros + " µs";
            long nanos = TimeUnit.MICROSECONDS.toNanos(micros);
            add(rounds, small, nanos, at, Map.of("ALL", EnumSet.allOf(Extra.class)), results);
        }
    }

    private static void add(
            int rounds, boolean small, long workNanos, String at, Map<String, Set<Extra>> what, Results results) {
        Costs costs = small
                ? new Costs(rounds, 2, 5, 200, workNanos)
                : new Costs(rounds, workNanos > 0 ? 20 : 40, 1_000, 4_000, workNanos);
        costs.warmUp();
        costs.measure(what).forEach((name, found) -> {
            results.add(name, at, "processor time, as a ratio to none", found.ratios(), "×");
            results.add(name, at, "more processor time for an update", found.nanos(), "ns");
            results.add(name, at, "allocated for an update", found.bytes(), "B");
            results.add(name, at, "processor time for an update", found.all(), "ns");
        });
    }
}
