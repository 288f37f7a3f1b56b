package io.widgetry.deployer.internal.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** Numbers in the order of archives, none of them negative. */
final class Bytes {
    private final ByteBuffer buffer;

    private Bytes(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    /**
     * Reads a part of a file.
     *
     * @throws EOFException if the file is too short for it
     */
    static Bytes read(SeekableByteChannel file, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.position(from);
        while (buffer.hasRemaining()) {
            if (file.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return new Bytes(buffer.flip());
    }

    int length() {
        return buffer.limit();
    }

    int two(int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    long four(int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }

    /** Some bytes as a text that is the same if they are. */
    String text(int at, int length) {
        return new String(buffer.array(), at, length, StandardCharsets.ISO_8859_1);
    }
}
