package io.widgetry.api.admin;

/** How a widget fares. Supervision moves it from state to state; every move is a {@link WidgetTransition}. */
public enum WidgetState {
    /** Its callbacks return in time. */
    HEALTHY,
    /** A callback took, or is taking, longer than the configured first threshold. */
    SLOW,
    /** A callback has been running for longer than the configured second threshold; where it stands is captured. */
    STALLED,
    /** It is given nothing until it is probed, released, updated or reconfigured. */
    QUARANTINED,
    /** After a quarantine, it is being given one event. */
    PROBING,
    /** It could not be created: its constructor or activation threw. */
    FAILED,
    /** Its service is gone; its mailboxes wait for a new version. */
    WAITING
}
