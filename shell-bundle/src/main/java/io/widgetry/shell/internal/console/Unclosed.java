package io.widgetry.shell.internal.console;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The streams of a terminal as a session gets them: without a way to close them. Gogo makes channels of them, and a channel
 * closes, with its stream, when the thread that uses it is interrupted. The terminal has to outlive that.
 */
final class Unclosed {

    private Unclosed() {}

    static InputStream input(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public void close() {
                return; // see above
            }
        };
    }

    static OutputStream output(OutputStream stream) {
        return new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length); // not byte by byte
                out.flush(); // a channel has no flush, so nobody else would
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
