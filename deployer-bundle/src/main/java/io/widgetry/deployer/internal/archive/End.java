package io.widgetry.deployer.internal.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * What stands at the end of an archive, and so is missing in one that is being written.
 *
 * @param directory where the directory begins
 * @param length how long it is
 * @param entries how many entries it has
 */
record End(long directory, int length, int entries) {
    private static final long SIGNATURE = 0x06054b50L;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int MANY = 0xffff; // more than that, and other numbers, would stand elsewhere
    private static final int LARGEST_DIRECTORY = 16_000_000;

    /** Finds it if it ends where the file does, with a comment or without one, and the directory right before it. */
    static Optional<End> of(SeekableByteChannel file) throws IOException {
        long size = file.size();
        if (size < LENGTH) {
            return Optional.empty();
        }
        Bytes last = Bytes.read(file, size - LENGTH, LENGTH);
        if (isAt(last, 0)) {
            return of(last, 0, size - LENGTH);
        }
        int length = (int) Math.min(size, LENGTH + LONGEST_COMMENT);
        Bytes tail = Bytes.read(file, size - length, length);
        for (int at = length - LENGTH; at >= 0; at--) {
            if (isAt(tail, at)) {
                return of(tail, at, size - length + at);
            }
        }
        return Optional.empty();
    }

    /** Whether it is there, with a comment as long as what follows. */
    private static boolean isAt(Bytes tail, int at) {
        return tail.four(at) == SIGNATURE && tail.two(at + 20) == tail.length() - at - LENGTH;
    }

    private static Optional<End> of(Bytes tail, int at, long position) {
        int entries = tail.two(at + 10);
        long length = tail.four(at + 12);
        long directory = tail.four(at + 16);
        boolean oneVolume = tail.two(at + 4) == 0 && tail.two(at + 6) == 0 && tail.two(at + 8) == entries;
        boolean fits = entries > 0 && entries < MANY && length <= LARGEST_DIRECTORY && directory + length == position;
        return oneVolume && fits ? Optional.of(new End(directory, (int) length, entries)) : Optional.empty();
    }
}
