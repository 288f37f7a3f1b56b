package io.widgetry.web.internal.http;

import java.nio.charset.StandardCharsets;

/** The text form of server-sent events. */
public final class Sse {
    static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.UTF_8);

    private Sse() {}

    /**
     * One event, to be sent to any number of clients.
     *
     * @param name its name
     * @param id what a client that reconnects names as the last that it got; null for none
     * @param data text, such as JSON; each of its lines becomes a line of data
     */
    public static byte[] event(String name, String id, String data) {
        StringBuilder text = new StringBuilder(data.length() + 64);
        text.append("event: ").append(name).append('\n');
        if (id != null) {
            text.append("id: ").append(id).append('\n');
        }
        // A line break in the data ends a line of the stream, whichever of the three forms it has.
        for (String line : data.split("\r\n|\r|\n", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
