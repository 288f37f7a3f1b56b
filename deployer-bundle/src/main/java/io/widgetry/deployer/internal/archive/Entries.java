package io.widgetry.deployer.internal.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads entries as they are in the file: a header, the content, and perhaps its checksum and sizes once more. */
final class Entries implements AutoCloseable {
    private static final long HEADER = 0x04034b50L;
    private static final long FOLLOWING = 0x08074b50L;
    private static final int LENGTH = 30;
    private static final int BUFFER = 32 * 1024;

    private final SeekableByteChannel file;
    private final Inflater inflater = new Inflater(true);
    private final ByteBuffer packed = ByteBuffer.allocate(BUFFER);
    private final byte[] unpacked = new byte[BUFFER];

    Entries(SeekableByteChannel file) {
        this.file = file;
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** Whether an entry is what the directory says, and ends there. */
    boolean isWhole(Listed listed, long there) throws IOException {
        if (listed.at() + LENGTH > there) {
            return false;
        }
        Bytes header = Bytes.read(file, listed.at(), LENGTH);
        int name = header.two(26);
        long content = listed.at() + LENGTH + name + header.two(28);
        long end = content + listed.packed();
        return end <= there
                && isHeaderOf(listed, header)
                && Bytes.read(file, listed.at() + LENGTH, name).text(0, name).equals(listed.name())
                && isFollowing(listed, end, there - end)
                && isContentOf(listed, content);
    }

    private static boolean isHeaderOf(Listed listed, Bytes header) {
        return header.four(0) == HEADER
                && header.two(6) == listed.flags()
                && header.two(8) == listed.method()
                && header.four(10) == listed.time()
                && (listed.isFollowed() || agree(listed, header, 14));
    }

    private static boolean agree(Listed listed, Bytes bytes, int at) {
        return bytes.four(at) == listed.crc()
                && bytes.four(at + 4) == listed.packed()
                && bytes.four(at + 8) == listed.size();
    }

    /** With a signature or without one. */
    private boolean isFollowing(Listed listed, long end, long length) throws IOException {
        if (!listed.isFollowed()) {
            return length == 0;
        }
        if (length != 12 && length != 16) {
            return false;
        }
        Bytes following = Bytes.read(file, end, (int) length);
        return length == 12
                ? agree(listed, following, 0)
                : following.four(0) == FOLLOWING && agree(listed, following, 4);
    }

    private boolean isContentOf(Listed listed, long from) throws IOException {
        file.position(from);
        try {
            return listed.method() == Listed.STORED ? isStored(listed) : isDeflated(listed);
        } catch (DataFormatException notPacked) {
            return false;
        }
    }

    private boolean isStored(Listed listed) throws IOException {
        CRC32 crc = new CRC32();
        long left = listed.packed();
        while (left > 0) {
            left -= fill(left);
            crc.update(packed);
        }
        return crc.getValue() == listed.crc();
    }

    private boolean isDeflated(Listed listed) throws IOException, DataFormatException {
        CRC32 crc = new CRC32();
        long left = listed.packed();
        inflater.reset();
        while (!inflater.finished() && inflater.getBytesWritten() <= listed.size()) {
            if (inflater.needsDictionary() || inflater.needsInput() && left == 0) {
                return false;
            }
            if (inflater.needsInput()) {
                left -= fill(left);
                inflater.setInput(packed);
            }
            crc.update(unpacked, 0, inflater.inflate(unpacked));
        }
        return inflater.finished()
                && inflater.getBytesRead() == listed.packed()
                && inflater.getBytesWritten() == listed.size()
                && crc.getValue() == listed.crc();
    }

    private int fill(long most) throws IOException {
        packed.clear().limit((int) Math.min(BUFFER, most));
        if (file.read(packed) < 0) {
            throw new EOFException();
        }
        return packed.flip().limit();
    }
}
