package io.widgetry.deployer.internal.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the directory of an archive says of an entry.
 *
 * @param name its name
 * @param flags whether it is encrypted, and whether its header tells its size
 * @param method how it is packed
 * @param time when it was made
 * @param crc the checksum of its content
 * @param packed how long it is in the file
 * @param size how long its content is
 * @param at where its own header begins
 */
record Listed(String name, int flags, int method, long time, long crc, long packed, long size, long at) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final long SIGNATURE = 0x02014b50L;
    private static final int LENGTH = 46;
    private static final int ENCRYPTED = 1;
    private static final int FOLLOWED = 8;

    /** All entries, in the order in which they are in the file; none if the directory makes no sense. */
    static List<Listed> of(SeekableByteChannel file, End end) throws IOException {
        Bytes directory = Bytes.read(file, end.directory(), end.length());
        List<Listed> entries = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < end.entries(); i++) {
            Optional<Listed> entry = at(directory, at);
            if (entry.isEmpty()) {
                return List.of();
            }
            entries.add(entry.get());
            at += length(directory, at);
        }
        entries.sort(Comparator.comparingLong(Listed::at));
        return at == end.length() ? entries : List.of();
    }

    private static Optional<Listed> at(Bytes directory, int at) {
        if (at + LENGTH > directory.length()
                || directory.four(at) != SIGNATURE
                || at + length(directory, at) > directory.length()) {
            return Optional.empty();
        }
        Listed entry = new Listed(
                directory.text(at + LENGTH, directory.two(at + 28)),
                directory.two(at + 8),
                directory.two(at + 10),
                directory.four(at + 12),
                directory.four(at + 16),
                directory.four(at + 20),
                directory.four(at + 24),
                directory.four(at + 42));
        return Optional.of(entry).filter(Listed::isOfTheUsualKind);
    }

    private static int length(Bytes directory, int at) {
        return LENGTH + directory.two(at + 28) + directory.two(at + 30) + directory.two(at + 32);
    }

    private boolean isOfTheUsualKind() {
        return (flags & ENCRYPTED) == 0 && (method == DEFLATED || method == STORED && packed == size);
    }

    /** Whether its checksum and sizes stand behind it, since nobody knew them when its header was written. */
    boolean isFollowed() {
        return (flags & FOLLOWED) != 0;
    }
}
