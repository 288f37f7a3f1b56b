package io.widgetry.launcher.internal.bundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StampTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void staysAsLongAsNobodyWrites() throws Exception {
        Path file = Files.writeString(folder.getRoot().toPath().resolve("a.jar"), "one");

        String stamp = Stamp.of(file);

        assertEquals(stamp, Stamp.of(file));
        assertEquals(-1, stamp.indexOf(' '));
    }

    @Test
    public void changesWithTheContentThoughSizeAndAgeAreTheSame() throws Exception {
        Path file = folder.getRoot().toPath().resolve("a.jar");
        FileTime age = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));
        Files.writeString(file, "one");
        Files.setLastModifiedTime(file, age);
        String before = Stamp.of(file);

        LockSupport.parkNanos(20_000_000); // the file system's clock
        Files.delete(file);
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, age);

        assertNotEquals(before, Stamp.of(file));
    }
}
