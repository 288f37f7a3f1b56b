package io.widgetry.benchmarks;

import io.widgetry.benchmarks.report.Results;

/** What {@link Costs} finds, for the report. */
public final class CostFigures {
    private CostFigures() {}

    /** Compares, and adds what was found. */
    public static void add(int rounds, boolean small, Results results) {
        Costs costs = small ? new Costs(rounds, 2, 5, 200) : new Costs(rounds, 40, 1_000, 4_000);
        costs.warmUp();
        costs.measure(Costs.compared()).forEach((name, found) -> {
            results.add(name, "", "processor time, as a ratio to none", found.ratios(), "×");
            results.add(name, "", "more processor time for an update", found.nanos(), "ns");
            results.add(name, "", "allocated for an update", found.bytes(), "B");
            results.add(name, "", "processor time for an update", found.all(), "ns");
        });
    }
}
