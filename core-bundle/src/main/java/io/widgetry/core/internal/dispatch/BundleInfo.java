package io.widgetry.core.internal.dispatch;

/**
 * What a widget's bundle says of itself.
 *
 * @param name its name
 * @param description its description, may be empty
 * @param version its version
 */
public record BundleInfo(String name, String description, String version) {}
