package io.widgetry.feed.internal.text;

/** Text that may stand on one line of a log. */
public final class Plain {
    private static final int LONGEST = 300;

    private Plain() {}

    /** The text without control characters, which could forge lines of a log, and not longer than a line should be. */
    public static String text(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return cut.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", "?");
    }

    /** Why something failed: what the failure says, or what it is if it says nothing. */
    public static String reason(Throwable failure) {
        String message = failure.getMessage();
        return text(message == null || message.isBlank() ? failure.getClass().getSimpleName() : message);
    }
}
