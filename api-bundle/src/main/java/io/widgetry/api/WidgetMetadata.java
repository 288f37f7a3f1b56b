package io.widgetry.api;

/**
 * What a widget says of itself.
 *
 * @param widgetId the id; not null
 * @param name the name of its bundle; not null
 * @param description the description of its bundle, empty if there is none; not null
 * @param version the version of its bundle; not null
 */
public record WidgetMetadata(String widgetId, String name, String description, String version) {}
