package io.widgetry.feed.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration's values, all within their ranges. */
record Limits(int maxFeeds, int maxLineBytes, int maxRecordings, int recordingBacklog) {
    private static final Logger LOG = LoggerFactory.getLogger(Limits.class);

    /** Reads a configuration. A value out of range is replaced by the nearest that is allowed, which a warning says. */
    static Limits of(FeedConfig config) {
        return new Limits(
                within("maxFeeds", config.maxFeeds(), 1, 64),
                within("maxLineBytes", config.maxLineBytes(), 1024, 64 * 1024 * 1024),
                within("maxRecordings", config.maxRecordings(), 1, 64),
                within("recordingBacklog", config.recordingBacklog(), 1, 1_000_000));
    }

    private static int within(String name, int value, int least, int most) {
        int allowed = Math.max(least, Math.min(most, value));
        if (allowed != value) {
            LOG.warn(
                    "configuration io.widgetry.feed: {} must be from {} to {}, not {}; {} is used",
                    name,
                    least,
                    most,
                    value,
                    allowed);
        }
        return allowed;
    }
}
