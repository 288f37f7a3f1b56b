package io.widgetry.api.admin;

/** How a widget fares. */
public enum WidgetState {
    /** Its callbacks return in time. */
    HEALTHY,
    /** A callback has been running for longer than the configured threshold. */
    STALLED,
    /** It could not be created: its constructor or activation threw. */
    FAILED,
    /** Its service is gone; its mailboxes wait for a new version. */
    WAITING
}
