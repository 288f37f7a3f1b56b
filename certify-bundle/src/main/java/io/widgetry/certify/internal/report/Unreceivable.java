package io.widgetry.certify.internal.report;

/**
 * An event to which a widget subscribed and that it never gets.
 *
 * @param widget its id
 * @param event the event's name
 * @param product where it never comes: a product's id, or {@code any}
 * @param why the runtime's diagnosis, a sentence
 * @param counts whether it counts against the widget: not if another product has the event, or a source could publish it
 */
public record Unreceivable(String widget, String event, String product, String why, boolean counts) {}
