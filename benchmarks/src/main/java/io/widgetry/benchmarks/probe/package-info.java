/** Bundles that are deployed while it is measured how long that takes. They write when they begin and end into a file. */
package io.widgetry.benchmarks.probe;
