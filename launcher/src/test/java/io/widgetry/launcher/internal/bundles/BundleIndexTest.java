package io.widgetry.launcher.internal.bundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BundleIndexTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path bundles;
    private Path file;

    @Before
    public void makeDistribution() throws IOException {
        bundles = folder.newFolder("bundles").toPath();
        file = folder.getRoot().toPath().resolve("index");
        TestJars.bundle(bundles.resolve("30/core.jar"), "core", "1");
        TestJars.bundle(bundles.resolve("30/part.jar"), "part", "1", "", "Fragment-Host", "core");
    }

    @Test
    public void readsNoFileThatItKnows() throws Exception {
        BundleIndex.write(file, read().bundles());
        Files.writeString(file, Files.readString(file).replace(" core ", " heart "));

        BundleSet again = read();

        assertEquals(List.of("heart", "part"), names(again));
        assertEquals(
                List.of(true, false),
                again.bundles().stream().map(WantedBundle::started).toList());
    }

    @Test
    public void readsAFileThatWasWrittenAnew() throws Exception {
        BundleIndex.write(file, read().bundles());
        TestJars.bundle(bundles.resolve("30/core.jar"), "another", "1");

        assertEquals(List.of("another", "part"), names(read()));
    }

    @Test
    public void makesNothingOfRubbish() throws Exception {
        for (String rubbish : List.of("", "\0\0\0 \1 ", "a b c\n", "1/2/3 bundle x \0\n")) {
            Files.writeString(file, rubbish);

            assertEquals(rubbish, List.of("core", "part"), names(read()));
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertEquals(List.of("core", "part"), names(read()));
    }

    @Test
    public void findsAManifestThatIsNotTheFirstEntry() throws Exception {
        Path odd = bundles.resolve("30/core.jar");
        try (OutputStream out = Files.newOutputStream(odd);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("content.txt"));
            jar.putNextEntry(new JarEntry("META-INF/MANIFEST.MF"));
            jar.write("Manifest-Version: 1.0\nBundle-SymbolicName: odd\n".getBytes(StandardCharsets.UTF_8));
        }

        assertEquals(List.of("odd", "part"), names(read()));
    }

    @Test
    public void saysThatAFileIsCutOff() throws Exception {
        Path core = bundles.resolve("30/core.jar");
        byte[] whole = Files.readAllBytes(core);
        Files.write(core, Arrays.copyOf(whole, whole.length - 10));

        IOException failure = assertThrows(IOException.class, this::read);

        assertTrue(
                failure.getMessage(),
                failure.getMessage().startsWith("the distribution is damaged: " + core + ": it is not a readable jar"));
    }

    private BundleSet read() throws IOException {
        return BundleSet.read(bundles, BundleIndex.at(file));
    }

    private static List<String> names(BundleSet set) {
        return set.bundles().stream().map(bundle -> bundle.jar().symbolicName()).toList();
    }
}
