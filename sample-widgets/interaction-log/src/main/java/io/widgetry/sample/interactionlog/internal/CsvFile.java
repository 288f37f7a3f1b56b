package io.widgetry.sample.interactionlog.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A CSV file that lines are added to, with one header. It is opened anew for each line: ended interactions are rare, and
 * so the file can be moved away at any time. Only the owner can read what this class creates.
 */
final class CsvFile {
    private final Path path;
    private final List<String> header;

    CsvFile(Path path, List<String> header) {
        this.path = path.toAbsolutePath().normalize();
        this.header = header;
    }

    Path path() {
        return path;
    }

    void append(String line) throws IOException {
        if (Files.notExists(path)) {
            Files.createDirectories(path.getParent(), ownerOnly("rwx------"));
            Files.createFile(path, ownerOnly("rw-------"));
        }
        String text = Files.size(path) == 0 ? Csv.line(header) + line : line;
        Files.writeString(path, text, StandardOpenOption.APPEND);
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
