package io.widgetry.api;

/**
 * Who is signed in.
 *
 * @param agentId the agent's id; not null
 * @param displayName what to show; not null
 * @param firstName empty if unknown; not null
 * @param lastName empty if unknown; not null
 */
public record ClientDetails(String agentId, String displayName, String firstName, String lastName) {}
