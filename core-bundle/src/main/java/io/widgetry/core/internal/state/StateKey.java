package io.widgetry.core.internal.state;

/**
 * What a state event is the latest value of. Two events with equal keys describe the same thing, and the later one makes
 * the earlier one obsolete.
 *
 * @param agentId whose workspace
 * @param event the event's name
 * @param part which of several: an interaction, a user, a name, a resource; empty where there is only one
 */
public record StateKey(String agentId, String event, String part) {}
