package io.widgetry.web.internal.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A file that only its owner may use. Where the file system knows no permissions, the folder has to see to that. */
record OwnerFile(Path path) {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    /** What others may do with it too, as {@code ls} writes permissions; empty if they may do nothing. */
    Optional<String> openness() throws IOException {
        if (!isPosix()) {
            return Optional.empty();
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(path);
        Set<PosixFilePermission> others = EnumSet.copyOf(OF_OTHERS);
        others.retainAll(found);
        return others.isEmpty() ? Optional.empty() : Optional.of(PosixFilePermissions.toString(found));
    }

    /** Writes it in one step: it is never there with other permissions, nor half. */
    void write(byte[] content) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Path part = path.resolveSibling("." + path.getFileName() + ".part");
        Files.deleteIfExists(part);
        FileAttribute<?>[] attributes = isPosix() ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean isPosix() throws IOException {
        return Files.getFileStore(path.toAbsolutePath().getParent())
                .supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
