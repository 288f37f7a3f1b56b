package io.widgetry.deployer.internal.archive;

import io.widgetry.deployer.internal.settings.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/**
 * Whether a file is a whole archive, judged by its content alone. Every byte counts: entry follows entry from the file's
 * beginning to the directory, each with the header, the sizes and the checksum that the directory tells, the directory
 * ends where the end record begins, and that where the file does. So a file is not whole that is being written, from
 * the front, over an older one or into space that was made for it before; nor is one with something in front or behind.
 *
 * <p>That it says no is no complaint: archives that are encrypted, very large, or made in an unusual way are fine for
 * others.
 */
public final class WholeArchive {
    private final SeekableByteChannel file;
    private final Limits limits;

    private WholeArchive(SeekableByteChannel file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Reads a file, to its end if it may be whole and is within the limits. */
    public static boolean is(SeekableByteChannel file, Limits limits) throws IOException {
        try {
            return new WholeArchive(file, limits).isWhole();
        } catch (EOFException becameShorter) {
            return false;
        }
    }

    private boolean isWhole() throws IOException {
        if (file.size() > limits.fileBytes()) {
            return false;
        }
        Optional<End> end = End.of(file).filter(found -> found.entries() <= limits.entries());
        if (end.isEmpty()) {
            return false; // which is the cheap and the usual answer while a copy grows
        }
        List<Listed> entries = Listed.of(file, end.get());
        long unpacked = entries.stream().mapToLong(Listed::size).sum();
        return !entries.isEmpty()
                && unpacked <= limits.unpackedBytes()
                && areOneAfterTheOther(entries, end.get().directory());
    }

    private boolean areOneAfterTheOther(List<Listed> entries, long directory) throws IOException {
        if (entries.get(0).at() != 0) {
            return false;
        }
        try (Entries reader = new Entries(file)) {
            for (int i = 0; i < entries.size(); i++) {
                long next = i + 1 < entries.size() ? entries.get(i + 1).at() : directory;
                if (!reader.isWhole(entries.get(i), next)) {
                    return false;
                }
            }
            return true;
        }
    }
}
