package io.widgetry.web.internal.stream;

import java.time.Duration;

/**
 * How much the streams may take.
 *
 * @param monitorCapacity how many events of all agents may wait for being encoded
 * @param historyEvents how many events of an agent are kept for those who come back
 * @param historyBytes how many bytes these may have
 * @param totalBytes how many bytes the histories of all agents may have
 * @param keepUnwatched how long the history of an agent is kept whom nobody watches
 */
public record StreamSettings(
        int monitorCapacity, int historyEvents, int historyBytes, long totalBytes, Duration keepUnwatched) {

    /** What holds where nothing is configured. */
    public static final StreamSettings DEFAULT =
            new StreamSettings(100_000, 2_000, 1_000_000, 128_000_000L, Duration.ofMinutes(10));
}
