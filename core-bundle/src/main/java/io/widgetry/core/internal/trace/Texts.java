package io.widgetry.core.internal.trace;

/** Keeps texts that others chose at a length that thousands of traces can hold. */
public final class Texts {
    private static final int LONGEST = 500;

    private Texts() {}

    /** {@return the text, cut if it is very long; null for null} */
    public static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
