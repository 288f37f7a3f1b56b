package io.widgetry.feed.internal.recording;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Collects whole lines and writes them together. Not safe for several threads. */
final class LineWriter implements Closeable {
    private static final int ENOUGH = 64 * 1024;

    private final OutputStream stream;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(ENOUGH);
    private long collected;
    private long written;

    LineWriter(OutputStream stream) {
        this.stream = stream;
    }

    void write(String line) throws IOException {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        waiting.write(bytes, 0, bytes.length);
        waiting.write('\n');
        collected++;
        if (waiting.size() >= ENOUGH) {
            flush();
        }
    }

    void flush() throws IOException {
        if (waiting.size() > 0) {
            waiting.writeTo(stream);
            stream.flush();
            waiting.reset();
            written = collected;
        }
    }

    /** How many lines it was given. */
    long collected() {
        return collected;
    }

    /** How many of them the file holds for certain. */
    long written() {
        return written;
    }

    /** Closes the file without writing what waits: whoever wants that flushes first. */
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
