package io.widgetry.feed.internal;

import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The configuration's values, all within their ranges. */
record Limits(int maxFeeds, int maxLineBytes, int maxRecordings, int recordingBacklog) {

    /**
     * Reads a configuration. What is wrong is reported, and the default holds in its stead.
     *
     * @param faults is told each fault, a sentence
     */
    static Limits of(FeedConfig config, Consumer<String> faults) {
        return new Limits(
                range("maxFeeds", config::maxFeeds, 1, 64, 16, faults),
                range("maxLineBytes", config::maxLineBytes, 1024, 64 * 1024 * 1024, 4 * 1024 * 1024, faults),
                range("maxRecordings", config::maxRecordings, 1, 64, 4, faults),
                range("recordingBacklog", config::recordingBacklog, 1, 1_000_000, 65_536, faults));
    }

    private static int range(
            String name, IntSupplier configured, int min, int max, int otherwise, Consumer<String> faults) {
        int value;
        try {
            value = configured.getAsInt();
        } catch (RuntimeException notANumber) {
            // a value of another type than it should have makes the access to it throw
            faults.accept(name + " is not a whole number: " + otherwise + " is used");
            return otherwise;
        }
        if (value < min || value > max) {
            faults.accept(
                    name + " is " + value + ", but must be from " + min + " to " + max + ": " + otherwise + " is used");
            return otherwise;
        }
        return value;
    }
}
