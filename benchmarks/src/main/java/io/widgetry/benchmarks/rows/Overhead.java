package io.widgetry.benchmarks.rows;

import io.widgetry.benchmarks.CostFigures;
import io.widgetry.benchmarks.report.Results;

/** Tracing, metering and supervision: each alone and all three, against none. */
final class Overhead implements Row {
    @Override
    public void run(Form form, Results results) {
        CostFigures.add(form.of(1, 6, 30), form == Form.SMOKE, results);
    }
}
