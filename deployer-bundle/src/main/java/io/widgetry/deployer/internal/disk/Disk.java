package io.widgetry.deployer.internal.disk;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.List;

/**
 * All that the deployer does with the file system, so that tests can make it fail. No method follows a symbolic link in
 * the last part of a path that it reads from. What is written is there whole, under its name and on the disk, or not at
 * all; drafts are not on the disk yet.
 */
public interface Disk {

    /** Whether there is a folder of this name. */
    boolean isFolder(Path folder);

    /** What a folder holds, hidden files included, in no order. */
    List<Entry> list(Path folder) throws IOException;

    /** The state of one file. */
    Entry entry(Path file) throws IOException;

    /**
     * What reports changes in folders of the same file system as this one.
     *
     * @throws UnsupportedOperationException if nothing does
     */
    WatchService watch(Path folder) throws IOException;

    /** Makes a folder, with its parents, unless it is there; a link to one is one. */
    void makeFolder(Path folder) throws IOException;

    /** The SHA-256 of a file's content, in hexadecimal digits. */
    String digest(Path file, long limit) throws IOException;

    /** Copies a file's content; answers the SHA-256 of what was copied. An existing file is replaced. */
    String copy(Path from, Path to, long limit) throws IOException;

    /** Opens a regular file, to read any part of it. */
    SeekableByteChannel open(Path file) throws IOException;

    /**
     * Copies a file's content without waiting for the disk: after a power cut there may be less of it, until it has been
     * {@linkplain #keep kept}. Answers the SHA-256 of what was copied. An existing file is replaced.
     */
    String draft(Path from, Path to, long limit) throws IOException;

    /** Writes a file, as {@link #draft(Path, Path, long)} does. */
    void draft(Path file, byte[] content) throws IOException;

    /** Gives a draft another name in its folder; an existing file is replaced. */
    void rename(Path draft, Path to) throws IOException;

    /** Makes what was a draft survive a power cut, with its content and its name. */
    void keep(Path draft) throws IOException;

    /** The content of a small file. */
    byte[] read(Path file, long limit) throws IOException;

    /** Writes a small file; an existing one is replaced. */
    void write(Path file, byte[] content) throws IOException;

    /** Adds to the end of a file, which is made if it is not there. */
    void append(Path file, byte[] content) throws IOException;

    /** Gives a file another name, in one step if that is in the same file system; an existing file is replaced. */
    void move(Path from, Path to) throws IOException;

    /** Deletes a file, if it is there. */
    void delete(Path file) throws IOException;
}
