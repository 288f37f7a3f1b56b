package io.widgetry.api.admin;

/**
 * A subscription of a widget.
 *
 * @param event the event's name
 * @param declared whether the component declares it
 * @param instances how many instances are subscribed now, by declaration or by API
 */
public record SubscriptionStatus(String event, boolean declared, int instances) {}
