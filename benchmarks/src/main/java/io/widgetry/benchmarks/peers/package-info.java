/** What Widgetry is measured beside, an adapter each. They run in a bundle, within the container. */
package io.widgetry.benchmarks.peers;
