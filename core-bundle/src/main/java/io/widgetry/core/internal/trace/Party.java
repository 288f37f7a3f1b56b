package io.widgetry.core.internal.trace;

/**
 * A widget instance as traces name it. Texts only, so that a trace holds neither the instance nor anything of its widget.
 *
 * @param widgetId the widget
 * @param agentId whose workspace; null for a runtime-scoped instance
 * @param interactionId the interaction to which it is bound; null unless it is bound to one
 */
public record Party(String widgetId, String agentId, String interactionId) {}
