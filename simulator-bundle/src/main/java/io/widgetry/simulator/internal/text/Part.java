package io.widgetry.simulator.internal.text;

/** Something attached to a message. */
public record Part(String id, String name, String type, int size) {}
