package io.widgetry.deployer.internal.disk;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LocalDiskTest {
    private static final String SHA_256_OF_HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final LocalDisk disk = new LocalDisk();
    private Path file;

    @Before
    public void makeFile() throws IOException {
        file = Files.writeString(path("file"), "hello");
    }

    private Path path(String name) {
        return folder.getRoot().toPath().resolve(name);
    }

    @Test
    public void aCopyIsWholeAndTellsItsDigest() throws IOException {
        assertEquals(SHA_256_OF_HELLO, disk.copy(file, path("copy"), 5));
        assertEquals(SHA_256_OF_HELLO, disk.digest(path("copy"), 5));
        assertEquals(SHA_256_OF_HELLO, Digests.of(disk.read(path("copy"), 5)));
    }

    @Test
    public void whatIsTooLargeLeavesNothingBehind() throws IOException {
        assertThrows(TooLargeException.class, () -> disk.copy(file, path("copy"), 4));
        assertThrows(TooLargeException.class, () -> disk.read(file, 4));
        try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            assertArrayEquals(new Object[] {file}, files.toArray());
        }
    }

    @Test
    public void aLinkIsNotReadAndNotWrittenThrough() throws IOException {
        Path link = Files.createSymbolicLink(path("link"), file);
        assertThrows(IOException.class, () -> disk.read(link, 100));
        assertThrows(IOException.class, () -> disk.digest(link, 100));
        disk.write(link, "other".getBytes());
        assertEquals("hello", Files.readString(file));
        assertFalse(Files.isSymbolicLink(link));
    }

    @Test
    public void anEntrysStampChangesWithEveryWrite() throws IOException {
        Stamp before = disk.entry(file).stamp();
        FileTime modified = Files.getLastModifiedTime(file);
        Path other = Files.writeString(path("other"), "HELLO");
        Files.setLastModifiedTime(other, modified);
        disk.move(other, file); // the same size, the same time
        assertNotEquals(before, disk.entry(file).stamp());
    }
}
