package io.widgetry.feed.internal.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files for recordings: new ones only, which nobody but their owner can read. */
final class RecordingFile {
    private RecordingFile() {}

    /**
     * Makes a file.
     *
     * @param directory to be made if it does not exist yet; null for none
     * @throws IOException if the file exists or cannot be made; the message names it
     */
    static OutputStream create(Path file, Path directory) throws IOException {
        try {
            if (directory != null && !Files.isDirectory(directory)) {
                Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
            }
            return Channels.newOutputStream(Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    ownerOnly(file, "rw-------")));
        } catch (FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(
                    e.getFile(), null, "exists already; a recording never overwrites a file");
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString(), null, "its directory does not exist");
        } catch (FileSystemException e) {
            throw e; // names its file
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0]; // there, a file gets the access list of its directory
    }
}
