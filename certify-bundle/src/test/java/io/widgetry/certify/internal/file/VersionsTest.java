package io.widgetry.certify.internal.file;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class VersionsTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void eachHasTheNextVersionAndTheSameContent() throws IOException {
        Path original = jar("1.2.3.SNAPSHOT");
        Versions versions = new Versions(original, folder.getRoot().toPath());

        assertVersion("1.2.4.certify", versions.next());
        assertVersion("1.2.5.certify", versions.next());
    }

    @Test
    public void aSignatureThatWouldNoLongerFitIsLeftOut() throws IOException {
        Path next = new Versions(jar("1.0.0"), folder.getRoot().toPath()).next();

        try (JarFile jar = new JarFile(next.toFile())) {
            assertNull(jar.getEntry("META-INF/ACME.SF"));
        }
    }

    private static void assertVersion(String version, Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes headers = jar.getManifest().getMainAttributes();
            assertEquals(version, headers.getValue("Bundle-Version"));
            assertEquals("com.acme.card", headers.getValue("Bundle-SymbolicName"));
            assertArrayEquals(
                    CONTENT, jar.getInputStream(jar.getEntry("file.txt")).readAllBytes());
            assertEquals("card.jar", file.getFileName().toString());
        }
    }

    private Path jar(String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Bundle-Version"), version);
        manifest.getMainAttributes().put(new Attributes.Name("Bundle-SymbolicName"), "com.acme.card");
        Path file = folder.getRoot().toPath().resolve("card.jar");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String entry : new String[] {"file.txt", "META-INF/ACME.SF"}) {
                jar.putNextEntry(new JarEntry(entry));
                jar.write(CONTENT);
            }
        }
        return file;
    }
}
