package io.widgetry.api;

/** The JSON type that an event's payload must have; anything else is rejected when the event is published. */
public enum JsonType {
    /** A JSON object. */
    OBJECT,
    /** A JSON array. */
    ARRAY,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A string or an object. */
    STRING_OR_OBJECT,
    /** Any JSON value, {@code null} included. */
    ANY
}
