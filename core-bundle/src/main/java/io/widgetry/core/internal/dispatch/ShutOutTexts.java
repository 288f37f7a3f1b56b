package io.widgetry.core.internal.dispatch;

/**
 * Why an instance could not be given what came, as traces say it. Made once for each reason, since publishers would have to
 * make it for each event.
 *
 * @param reason the quarantine's, the same object as long as it is the same quarantine; null if the widget could not be made
 * @param now whether that is still so
 * @param occurrence what is said of an occurrence
 * @param state what is said of a state
 */
record ShutOutTexts(String reason, boolean now, String occurrence, String state) {
    static ShutOutTexts of(String widgetId, String reason, boolean now) {
        String why = reason == null
                ? "the widget could not be made: see widget:info " + widgetId + " for what it threw"
                : (now ? "it is " : "it was ") + reason;
        return new ShutOutTexts(reason, now, why, why + "; the latest value is told again when it goes on");
    }

    boolean fits(String otherReason, boolean otherNow) {
        return reason == otherReason && now == otherNow;
    }
}
