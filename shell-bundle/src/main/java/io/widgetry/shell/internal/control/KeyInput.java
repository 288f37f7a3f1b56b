package io.widgetry.shell.internal.control;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;

/**
 * The keys of an attached terminal. In between, after a byte that is in no UTF-8, come the columns and rows of a terminal
 * that has changed its size, in digits, and a line end.
 */
final class KeyInput extends FilterInputStream {

    private static final int RESIZE = 0xFF;

    private volatile BiConsumer<String, String> onResize = (columns, rows) -> {};

    KeyInput(InputStream bytes) {
        super(bytes);
    }

    void onResize(BiConsumer<String, String> action) {
        onResize = action;
    }

    @Override
    public int read() throws IOException {
        int key = super.read();
        while (key == RESIZE) {
            resize();
            key = super.read();
        }
        return key;
    }

    /** One key, for simplicity: nobody types fast. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int key = read();
        if (key < 0) {
            return -1;
        }
        target[offset] = (byte) key;
        return 1;
    }

    private void resize() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = super.read(); b >= 0 && b != '\n'; b = super.read()) {
            text.append((char) b);
        }
        String[] size = text.toString().split(" ");
        if (size.length == 2 && size[0].matches("\\d{1,4}") && size[1].matches("\\d{1,4}")) {
            onResize.accept(size[0], size[1]);
        }
    }
}
