package io.widgetry.deployer.internal.disk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The file system of this machine. */
public final class LocalDisk implements Disk {
    private static final int BUFFER = 64 * 1024;

    @Override
    public boolean isFolder(Path folder) {
        return Files.isDirectory(folder);
    }

    @Override
    public List<Entry> list(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                try {
                    entries.add(entry(file));
                } catch (NoSuchFileException goneMeanwhile) {
                    continue;
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return entries;
    }

    @Override
    public Entry entry(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Stamp stamp = Stamp.of(found.size(), found.lastModifiedTime().toInstant(), found.fileKey(), changeTime(file));
        return new Entry(String.valueOf(file.getFileName()), found.isRegularFile(), found.isSymbolicLink(), stamp);
    }

    /** The time of the last change of any kind, which nobody can set back; empty where there is none. */
    private static Object changeTime(Path file) throws IOException {
        try {
            return Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException notKept) {
            return "";
        }
    }

    @Override
    public WatchService watch(Path folder) throws IOException {
        return folder.getFileSystem().newWatchService();
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) { // else some builds of Java 17 take offence at a link
            Files.createDirectories(folder);
        }
    }

    @Override
    public String digest(Path file, long limit) throws IOException {
        try (InputStream from = stream(file)) {
            return transfer(from, OutputStream.nullOutputStream(), limit);
        }
    }

    @Override
    public String copy(Path from, Path to, long limit) throws IOException {
        try (InputStream source = stream(from)) {
            return replace(source, to, limit, true);
        }
    }

    @Override
    public String draft(Path from, Path to, long limit) throws IOException {
        try (InputStream source = stream(from)) {
            return replace(source, to, limit, false);
        }
    }

    @Override
    public void draft(Path file, byte[] content) throws IOException {
        replace(new ByteArrayInputStream(content), file, content.length, false);
    }

    @Override
    public void rename(Path draft, Path to) throws IOException {
        Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void keep(Path draft) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            channel.force(true);
        }
        syncFolder(draft);
    }

    @Override
    public SeekableByteChannel open(Path file) throws IOException {
        checkRegular(file);
        return Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public byte[] read(Path file, long limit) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (InputStream from = stream(file)) {
            transfer(from, content, limit);
        }
        return content.toByteArray();
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        replace(new ByteArrayInputStream(content), file, content.length, true);
    }

    @Override
    public void append(Path file, byte[] content) throws IOException {
        Files.write(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(to);
        } catch (AtomicMoveNotSupportedException anotherFileSystem) {
            copy(from, to, Long.MAX_VALUE);
            Files.delete(from);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static InputStream stream(Path file) throws IOException {
        checkRegular(file);
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A device or a pipe might never end. */
    private static void checkRegular(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "it is not a regular file");
        }
    }

    /** Writes under another name first: whoever looks at the name sees the old content or the new one. */
    private static String replace(InputStream source, Path file, long limit, boolean lasting) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        boolean complete = false;
        try {
            String digest;
            try (FileChannel channel = FileChannel.open(
                    part,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS)) {
                digest = transfer(source, Channels.newOutputStream(channel), limit);
                if (lasting) {
                    channel.force(true);
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            complete = true;
            if (lasting) {
                syncFolder(file);
            }
            return digest;
        } finally {
            if (!complete) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static String transfer(InputStream from, OutputStream to, long limit) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            total += read;
            if (total > limit) {
                throw new TooLargeException(limit);
            }
            digest.update(buffer, 0, read);
            to.write(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Makes a new name survive a power cut, where folders can be opened for that. */
    private static void syncFolder(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notOnThisSystem) {
            return;
        }
    }
}
