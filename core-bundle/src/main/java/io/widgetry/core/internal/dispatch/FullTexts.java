package io.widgetry.core.internal.dispatch;

import java.util.Locale;

/** What is said of events that a full mailbox had no room for: made once, as it may have to be said very often. */
record FullTexts(String state, String occurrence, String superseded, String gaveWay, String crowded) {
    private static final String REMEDY =
            ": let the widget return sooner, raise its mailbox.capacity or the core's mailboxCapacity";

    static FullTexts of(int capacity) {
        String full = String.format(Locale.ROOT, "its mailbox was full with %,d events", capacity);
        return new FullTexts(
                full + ": the latest value is told again when there is room",
                full + REMEDY,
                full + ", and a later value of the same waited already",
                full + ", and it gave way to a later event, as mailbox.overflow says" + REMEDY,
                String.format(
                                Locale.ROOT,
                                "%,d messages waited in its mailbox, and they may take half of it",
                                (capacity + 1) / 2)
                        + REMEDY);
    }
}
