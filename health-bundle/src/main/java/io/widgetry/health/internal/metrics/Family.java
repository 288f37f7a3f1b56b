package io.widgetry.health.internal.metrics;

/**
 * What is measured, under one name.
 *
 * @param name with dots between its words, without the endings that its kind and its unit add
 * @param kind whether it only grows
 * @param unit the unit, such as {@code seconds}; empty if it has none
 * @param help what it is, a sentence without a full stop
 */
record Family(String name, Kind kind, String unit, String help) {

    /** How a value moves. */
    enum Kind {
        /** Up and down. */
        GAUGE,
        /** Only up, until the process ends. */
        COUNTER
    }

    static Family gauge(String name, String help) {
        return new Family(name, Kind.GAUGE, "", help);
    }

    static Family counter(String name, String help) {
        return new Family(name, Kind.COUNTER, "", help);
    }

    Family in(String other) {
        return new Family(name, kind, other, help);
    }
}
