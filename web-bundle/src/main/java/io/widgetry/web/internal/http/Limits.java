package io.widgetry.web.internal.http;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param requestsPerSecond how many requests a session may make a second, and twice as many at once
 * @param eventsPerSecond how many events a publisher may publish a second, and at once
 * @param sessions how many sessions there may be at the same time
 * @param sessionIdle how long a session lasts that nobody uses
 * @param sessionLife how long a session lasts at most
 * @param streamsPerSession how many streams a session may have open at the same time
 * @param streamBuffer how many bytes may wait for the client of a stream
 * @param largestBody how many bytes the body of any request may have
 * @param bodyTime how long a request's body may take to arrive, plus a second for each 16 kB of it
 * @param heartbeat how often a stream is kept alive
 */
public record Limits(
        int requestsPerSecond,
        int eventsPerSecond,
        int sessions,
        Duration sessionIdle,
        Duration sessionLife,
        int streamsPerSession,
        int streamBuffer,
        long largestBody,
        Duration bodyTime,
        Duration heartbeat) {
    public static final Limits DEFAULT = new Limits(
            200,
            20_000,
            5_000,
            Duration.ofHours(8),
            Duration.ofHours(24),
            16,
            2 * 1024 * 1024,
            64 * 1024 * 1024,
            Duration.ofSeconds(20),
            Duration.ofSeconds(15));
}
