package io.widgetry.shell.internal.control;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A client's input that is text: a NUL byte ends it. (The end of the connection would mean that the client is gone.) */
final class TextInput extends FilterInputStream {

    private boolean ended;

    TextInput(InputStream bytes) {
        super(bytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int count = super.read(target, offset, length);
        for (int i = 0; i < count; i++) {
            if (target[offset + i] == 0) {
                ended = true;
                return i == 0 ? -1 : i;
            }
        }
        return count;
    }
}
