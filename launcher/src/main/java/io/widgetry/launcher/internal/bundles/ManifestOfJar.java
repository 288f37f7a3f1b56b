package io.widgetry.launcher.internal.bundles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads a jar's manifest, which is among its first entries in all jars but odd ones. Opening the jar would read the
 * directory of all its entries, and the framework does that with its own copy anyway.
 */
final class ManifestOfJar {

    private static final int END_SIZE = 22;
    private static final int END_SIGNATURE = 0x504b0506;

    private ManifestOfJar() {}

    /** {@return the manifest, or null if there is none} */
    static Manifest read(Path file) throws IOException {
        if (isWhole(file)) {
            try (InputStream in = Files.newInputStream(file);
                    ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in))) {
                ZipEntry entry = zip.getNextEntry();
                if (entry != null && entry.isDirectory()) {
                    entry = zip.getNextEntry();
                }
                if (entry != null && entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    return new Manifest(zip);
                }
            }
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.getManifest();
        }
    }

    /** Whether the last thing in the file is the end of a jar, without a comment. */
    private static boolean isWhole(Path file) throws IOException {
        try (SeekableByteChannel channel = FileChannel.open(file)) {
            if (channel.size() < END_SIZE) {
                return false;
            }
            ByteBuffer end = ByteBuffer.allocate(END_SIZE);
            channel.position(channel.size() - END_SIZE);
            while (end.hasRemaining() && channel.read(end) >= 0) {
                continue;
            }
            return end.getInt(0) == END_SIGNATURE;
        }
    }
}
