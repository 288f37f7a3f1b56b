package io.widgetry.feed.internal.fakes;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Lines of feeds for tests. */
public final class Events {
    private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

    private Events() {}

    /** When a feed's event happens, so long after its start. */
    public static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    /** An event that happens so long after the start. */
    public static String line(String id, long millis) {
        return line(id, "onAgentStateEvent", millis);
    }

    /** An event of this type. */
    public static String line(String id, String type, long millis) {
        return "{\"id\":\"" + id + "\",\"source\":\"/test\",\"type\":\"" + type
                + "\",\"agentid\":\"600008\",\"time\":\"" + at(millis) + "\",\"data\":{\"n\":1}}";
    }

    /** An event that does not say when it happened. */
    public static String untimed(String id) {
        return "{\"id\":\"" + id + "\",\"source\":\"/test\",\"type\":\"onAgentStateEvent\",\"agentid\":\"600008\"}";
    }

    /** A stream of these lines. */
    public static InputStream feed(String... lines) {
        return stream(String.join("\n", lines) + "\n");
    }

    /** A stream of this text. */
    public static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
