/** What peers and measurements know of each other: the only classes that both sides of the container's wall share. */
package io.widgetry.benchmarks.bench;
