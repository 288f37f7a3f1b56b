package io.widgetry.integration.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Other jars, made of those that {@link TestBundle#laterAs} left behind: quick, and inside the container too. */
public final class Jars {
    private Jars() {}

    /** The jar that was made under this name. */
    public static Path made(String systemProperty) {
        return Path.of(URI.create(System.getProperty(systemProperty)));
    }

    /** The same in another version, and so with other content. */
    public static Path version(Path jar, String version) {
        return with(jar, Map.of("Bundle-Version", version));
    }

    /** The same with some headers of the manifest replaced. */
    public static Path with(Path jar, Map<String, String> headers) {
        return with(jar, headers, 0);
    }

    /** The same with this many bytes more, which cannot be packed. */
    public static Path padded(Path jar, int bytes) {
        return with(jar, Map.of(), bytes);
    }

    private static Path with(Path jar, Map<String, String> headers, int padding) {
        try (JarFile from = new JarFile(jar.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            headers.forEach((name, value) -> manifest.getMainAttributes().put(new Attributes.Name(name), value));
            Path copy = temporary();
            try (OutputStream file = Files.newOutputStream(copy);
                    JarOutputStream to = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : (Iterable<JarEntry>) from.stream()::iterator) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        to.putNextEntry(new JarEntry(entry.getName()));
                        from.getInputStream(entry).transferTo(to);
                    }
                }
                if (padding > 0) {
                    byte[] bytes = new byte[padding];
                    new Random(padding).nextBytes(bytes);
                    to.putNextEntry(new JarEntry("padding"));
                    to.write(bytes);
                }
            }
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A header of the manifest. */
    public static String header(Path jar, String name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The first half of it. */
    public static Path half(Path jar) {
        byte[] whole = content(jar);
        return file(Arrays.copyOf(whole, whole.length / 2));
    }

    /** A file of this content. */
    public static Path file(byte[] content) {
        try {
            return Files.write(temporary(), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The content of a file. */
    public static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path temporary() throws IOException {
        Path file = Files.createTempFile("made", ".jar");
        file.toFile().deleteOnExit();
        return file;
    }
}
