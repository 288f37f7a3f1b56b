package io.widgetry.api;

/**
 * What a full mailbox does with an occurrence. State events need no choice: they conflate to the latest value, and
 * what could not be kept is told again from the snapshot once there is room.
 */
public enum Overflow {
    /** The oldest occurrence makes room for the new one. It is counted as dropped. */
    DROP_OLDEST,
    /** The new occurrence is not kept. It is counted as dropped. */
    DROP_NEWEST
}
