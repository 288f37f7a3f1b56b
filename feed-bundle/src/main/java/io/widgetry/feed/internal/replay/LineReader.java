package io.widgetry.feed.internal.replay;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads a stream line by line and never holds more of it than the longest line that it allows: what is too long, or not
 * UTF-8, costs its own line only. Not safe for several threads, except for {@link #close}.
 */
final class LineReader implements Closeable {
    private static final int CHUNK = 32 * 1024;

    private final InputStream stream;
    private final int maxBytes;
    private final byte[] chunk = new byte[CHUNK];
    // A decoder made like this reports malformed bytes; String would replace them silently.
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int position;
    private int limit;
    private long number;

    /** A reader of lines of at most this many bytes, line break not counted. */
    LineReader(InputStream stream, int maxBytes) {
        this.stream = stream;
        this.maxBytes = maxBytes;
    }

    /** The next line, the last one with or without a line break; empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        line.reset();
        boolean any = false;
        boolean tooLong = false;
        while (position < limit || fill()) {
            any = true;
            int end = position;
            while (end < limit && chunk[end] != '\n') {
                end++;
            }
            tooLong |= !keep(end);
            boolean complete = end < limit;
            position = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        return any ? Optional.of(finish(tooLong)) : Optional.empty();
    }

    /** How many lines were read to their end. */
    long number() {
        return number;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, stream.read(chunk));
        return limit > 0;
    }

    private boolean keep(int end) {
        int length = end - position;
        // One byte more than allowed, as it may turn out to be the carriage return of the line break.
        int room = (int) Math.min(Integer.MAX_VALUE, maxBytes + 1L) - line.size();
        line.write(chunk, position, Math.min(length, room));
        return length <= room;
    }

    private Line finish(boolean tooLong) {
        number++;
        byte[] bytes = line.toByteArray();
        if (bytes.length > CHUNK) {
            line = new ByteArrayOutputStream(); // one long line shall not occupy its room for the rest of the feed
        }
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (tooLong || end > maxBytes) {
            return Line.faulty(number, "longer than " + maxBytes + " bytes");
        }
        int start = number == 1 && startsWithByteOrderMark(bytes) ? 3 : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, start, end - start);
        CharBuffer out = CharBuffer.allocate(end - start);
        CoderResult result = decoder.reset().decode(in, out, true);
        if (result.isError()) {
            return Line.faulty(number, "not UTF-8 at byte " + (in.position() + 1) + " of the line");
        }
        return Line.of(number, out.flip().toString());
    }

    private static boolean startsWithByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
