package io.widgetry.integration.widget;

/**
 * One callback of a widget, kept in a few bytes and without anything of the widget's bundle.
 *
 * @param incarnation which object was called: each has a number of its own
 * @param version the second part of its bundle's version
 * @param callback {@link #OPENED}, {@link #CLOSED}, or the event's name
 * @param sequence the event's number; 0 for the other two
 * @param replayed whether the event was told again
 * @param count how many live events all versions of the instance have been told, this one included, as their store knows
 */
public record Entry(int incarnation, int version, String callback, long sequence, boolean replayed, long count) {
    /** A context begins, or goes on with another object. */
    public static final String OPENED = "opened";

    /** A context ends. */
    public static final String CLOSED = "closed";

    /** Whether it is an event, told for the first time. */
    public boolean isLive() {
        return sequence > 0 && !replayed;
    }

    @Override
    public String toString() {
        return incarnation + "/" + version + " " + callback + (sequence == 0 ? "" : " " + sequence)
                + (replayed ? " again" : "");
    }
}
