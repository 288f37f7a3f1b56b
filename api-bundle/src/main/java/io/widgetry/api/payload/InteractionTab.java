package io.widgetry.api.payload;

/**
 * Which tab of an interaction is shown: the payload of {@code onInteractionTabChange}, a boolean.
 *
 * @param mentor true: the mentor's tab; false: the customer's
 */
public record InteractionTab(@WholeValue boolean mentor) implements Payload {}
