package io.widgetry.web.internal.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines of bytes, and never keeps more of one than a limit. */
final class LineReader {
    private final InputStream input;
    private final int longest;
    private final byte[] buffer = new byte[16 * 1024];
    private int at;
    private int end;

    LineReader(InputStream input, int longest) {
        this.input = input;
        this.longest = longest;
    }

    /**
     * A line without its end.
     *
     * @param bytes what it is; of one that is too long, nothing
     * @param tooLong whether it is longer than the limit
     */
    record Line(byte[] bytes, boolean tooLong) {}

    /** The next line; null at the end. */
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            if (at == end) {
                at = 0;
                end = Math.max(0, input.read(buffer));
                if (end == 0) {
                    return any ? line(line, tooLong) : null;
                }
            }
            any = true;
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            tooLong |= line.size() + at - from > longest;
            if (!tooLong) {
                line.write(buffer, from, at - from);
            }
            if (at < end) {
                at++;
                return line(line, tooLong);
            }
        }
    }

    private static Line line(ByteArrayOutputStream line, boolean tooLong) {
        return new Line(tooLong ? new byte[0] : line.toByteArray(), tooLong);
    }
}
