package io.widgetry.certify.internal.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Version;

/** Makes further versions of a bundle that differ from it in nothing but their version. */
public final class Versions {
    private final Path original;
    private final Path directory;
    private final Version first;
    private int made;

    /**
     * Reads the bundle's version.
     *
     * @param directory where to put the further ones
     * @throws IOException if it is no jar
     */
    public Versions(Path original, Path directory) throws IOException {
        this.original = original;
        this.directory = directory;
        try (JarFile jar = new JarFile(original.toFile())) {
            Manifest manifest = jar.getManifest();
            this.first = manifest == null
                    ? Version.emptyVersion
                    : Version.parseVersion(manifest.getMainAttributes().getValue("Bundle-Version"));
        }
    }

    /** {@return a file that holds the next version, with the file name of the first} */
    public Path next() throws IOException {
        made++;
        Version version = new Version(first.getMajor(), first.getMinor(), first.getMicro() + made, "certify");
        Path file = Files.createDirectories(directory.resolve(version.toString()))
                .resolve(original.getFileName().toString());
        write(version, file);
        return file;
    }

    private void write(Version version, Path file) throws IOException {
        try (JarFile from = new JarFile(original.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version.toString());
            manifest.getEntries().clear(); // digests of a signature, which the new manifest would not fit
            try (OutputStream out = Files.newOutputStream(file);
                    JarOutputStream to = new JarOutputStream(out, manifest)) {
                for (JarEntry entry : (Iterable<JarEntry>) from.stream()::iterator) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME) && !isSignature(entry.getName())) {
                        to.putNextEntry(new JarEntry(entry.getName()));
                        from.getInputStream(entry).transferTo(to);
                    }
                }
            }
        }
    }

    private static boolean isSignature(String name) {
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
