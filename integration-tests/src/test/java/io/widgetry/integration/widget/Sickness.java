package io.widgetry.integration.widget;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What is wrong with widgets at the moment: the test says so, and the widgets behave accordingly. */
public final class Sickness {
    private static final ConcurrentMap<String, Kind> SICK = new ConcurrentHashMap<>();

    private Sickness() {}

    /** What a widget does instead of returning soon. */
    public enum Kind {
        /** Nothing: it is well. */
        NONE,
        /** Does not return, not even when it is interrupted, as long as it is like this. */
        STUCK,
        /** Throws an exception. */
        THROWS,
        /** Calls itself until the stack is full. */
        OVERFLOWS,
        /** Needs a class that is not there. */
        LACKS_CLASS,
        /** Interrupts the thread on which it is called. */
        INTERRUPTS,
        /** Sends messages without end. */
        FLOODS
    }

    /** From now on the widget with this id is like this. */
    public static void set(String widgetId, Kind kind) {
        SICK.put(widgetId, kind);
    }

    /** How the widget is. */
    public static Kind of(String widgetId) {
        return SICK.getOrDefault(widgetId, Kind.NONE);
    }
}
