package io.widgetry.api;

/** Whether an event describes something that holds, or something that happened. */
public enum EventKind {
    /** The latest value can be told again to a late subscriber (rule 5). */
    STATE,
    /** Happens once and is never repeated (rule 5). */
    OCCURRENCE
}
