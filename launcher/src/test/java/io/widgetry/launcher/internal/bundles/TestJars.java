package io.widgetry.launcher.internal.bundles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes small jars. */
public final class TestJars {

    private static final String CONTENT = "content.txt";

    private TestJars() {}

    /** A bundle without code. The content distinguishes two of one version. */
    public static Path bundle(Path file, String symbolicName, String version, String content, String... headers)
            throws IOException {
        return jar(file, manifest(symbolicName, version, headers), CONTENT, content);
    }

    /** A bundle without code that declares components, described in the entry {@code OSGI-INF/all.xml}. */
    public static Path bundleOfComponents(Path file, String symbolicName, String header, String xml, String... headers)
            throws IOException {
        Manifest manifest = manifest(symbolicName, "1", headers);
        manifest.getMainAttributes().putValue("Service-Component", header);
        return jar(file, manifest, "OSGI-INF/all.xml", xml);
    }

    public static Path bundle(Path file, String symbolicName, String version) throws IOException {
        return bundle(file, symbolicName, version, "");
    }

    /** A jar that is no bundle. */
    public static Path plainJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return jar(file, manifest, CONTENT, "");
    }

    private static Manifest manifest(String symbolicName, String version, String... headers) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName);
        main.putValue("Bundle-Version", version);
        for (int i = 0; i < headers.length; i += 2) {
            main.putValue(headers[i], headers[i + 1]);
        }
        return manifest;
    }

    private static Path jar(Path file, Manifest manifest, String entry, String content) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream stream = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(stream, manifest)) {
            jar.putNextEntry(new ZipEntry(entry));
            jar.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
