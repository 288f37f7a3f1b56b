package io.widgetry.benchmarks.rows;

import io.widgetry.benchmarks.report.Results;

/** A measurement, in three sizes. */
interface Row {
    /** How long it may take. */
    enum Form {
        /** That it runs at all. */
        SMOKE,
        /** Two minutes. */
        SHORT,
        /** As long as it takes. */
        FULL;

        /** {@return the value for this form} */
        <T> T of(T smoke, T brief, T full) {
            return this == SMOKE ? smoke : this == SHORT ? brief : full;
        }
    }

    /** Measures. */
    void run(Form form, Results results) throws Exception;
}
