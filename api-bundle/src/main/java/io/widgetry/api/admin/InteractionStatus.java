package io.widgetry.api.admin;

import io.widgetry.api.InteractionState;
import java.util.List;

/**
 * A live interaction.
 *
 * @param agentId whose it is
 * @param state its data
 * @param source where its first event came from
 * @param widgets the ids of the widgets that have an instance for it, sorted; unmodifiable
 */
public record InteractionStatus(String agentId, InteractionState state, String source, List<String> widgets) {}
