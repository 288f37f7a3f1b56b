/** What was measured, as files; and what is made of them: tables, plots, a guard. */
package io.widgetry.benchmarks.report;
