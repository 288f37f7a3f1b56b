/** The measurements, one class each: a row of the report. */
package io.widgetry.benchmarks.rows;
