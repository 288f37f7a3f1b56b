package io.widgetry.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Reads one response with server-sent events as its bytes come, and picks out when each event was published. Holds nothing of
 * what it has read.
 */
final class StreamScan {
    /** Stands in each published payload before the time. */
    static final String MARK = "\"sentAt\":";

    private static final byte[] SENT = MARK.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STATE = "event: snapshot".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OK = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);

    private enum Part {
        HEAD,
        SIZE,
        CHUNK,
        CHUNK_END
    }

    private final Found status = new Found(OK);
    private final Found headEnd = new Found(HEAD_END);
    private final Found sent = new Found(SENT);
    private final Found snapshot = new Found(STATE);
    private final LongConsumer published;
    private Part part = Part.HEAD;
    private int left;
    private long time = -1; // of which digits are being read
    private int snapshots;
    private boolean good;

    /**
     * A scan.
     *
     * @param published told the time of each event after the first snapshot
     */
    StreamScan(LongConsumer published) {
        this.published = published;
    }

    private static final class Found {
        private final byte[] text;
        private int at;

        Found(byte[] text) {
            this.text = text;
        }

        /** The patterns begin with a byte that does not come again in them, or almost so. */
        boolean ends(byte next) {
            at = next == text[at] ? at + 1 : next == text[0] ? 1 : 0;
            if (at < text.length) {
                return false;
            }
            at = 0;
            return true;
        }
    }

    /** Reads what has come. */
    void read(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            switch (part) {
                case HEAD -> {
                    good |= status.ends(next);
                    if (headEnd.ends(next)) {
                        part = Part.SIZE;
                    }
                }
                case SIZE -> size(next);
                case CHUNK -> {
                    text(next);
                    if (--left == 0) {
                        part = Part.CHUNK_END;
                    }
                }
                case CHUNK_END -> part = next == '\n' ? Part.SIZE : Part.CHUNK_END;
                default -> throw new IllegalStateException();
            }
        }
    }

    private void size(byte next) {
        if (next == '\n') {
            part = left == 0 ? Part.CHUNK_END : Part.CHUNK;
        } else if (next != '\r') {
            left = left * 16 + Character.digit(next, 16);
        }
    }

    private void text(byte next) {
        if (time >= 0) {
            if (next >= '0' && next <= '9') {
                time = time * 10 + next - '0';
                return;
            }
            if (snapshots > 0 && time > 0) {
                published.accept(time);
            }
            time = -1;
        }
        if (sent.ends(next)) {
            time = 0;
        }
        if (snapshot.ends(next)) {
            snapshots++;
        }
    }

    /** {@return whether the answer is good} */
    boolean isGood() {
        return good;
    }

    /** {@return how often the state was told} */
    int snapshots() {
        return snapshots;
    }
}
