package io.widgetry.core.internal.state;

/**
 * The latest of several values of one event.
 *
 * @param first the number of the event with which the thing appeared: the order of listings
 * @param fact the latest value
 */
record Slot(long first, Fact fact) {}
