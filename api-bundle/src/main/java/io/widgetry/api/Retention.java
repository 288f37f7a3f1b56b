package io.widgetry.api;

/** Of a state event, which values are kept for late subscribers (rule 5). */
public enum Retention {
    /** Nothing is kept: the event is an occurrence. */
    NONE,
    /** The latest value of the workspace. */
    ONE,
    /** The latest value of each live interaction. */
    PER_INTERACTION,
    /** The latest value of each {@code name}. */
    PER_NAME,
    /** The latest value of each {@code userHandle}. */
    PER_USER,
    /** The latest value of each {@code channel} and {@code providerId}, until the resource is released. */
    PER_RESOURCE
}
