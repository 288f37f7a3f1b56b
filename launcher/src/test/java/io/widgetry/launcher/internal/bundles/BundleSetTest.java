package io.widgetry.launcher.internal.bundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BundleSetTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path bundles;

    @Before
    public void makeDirectory() throws IOException {
        bundles = folder.newFolder("bundles").toPath();
    }

    @Test
    public void ordersTheDistributionByStartLevel() throws IOException {
        TestJars.bundle(bundles.resolve("30/core.jar"), "core", "1");
        TestJars.bundle(bundles.resolve("5/config.jar"), "config;singleton:=true", "1");
        TestJars.bundle(bundles.resolve("library/json.jar"), "json", "1");

        BundleSet set = BundleSet.read(bundles);

        assertEquals(List.of("json", "config", "core"), names(set.bundles()));
        assertEquals(
                List.of(1, 5, 30),
                set.bundles().stream().map(WantedBundle::startLevel).toList());
    }

    @Test
    public void startsNeitherLibrariesNorFragments() throws IOException {
        TestJars.bundle(bundles.resolve("library/json.jar"), "json", "1");
        TestJars.bundle(bundles.resolve("20/a.jar"), "a", "1", "", "Fragment-Host", "b");
        TestJars.bundle(bundles.resolve("20/b.jar"), "b", "1");

        BundleSet set = BundleSet.read(bundles);

        assertEquals(
                List.of(false, false, true),
                set.bundles().stream().map(WantedBundle::started).toList());
    }

    @Test
    public void tellsWhatIsStartedFirstFromTheOthers() throws IOException {
        TestJars.bundle(bundles.resolve("10/config.jar"), "config", "1");
        TestJars.bundle(bundles.resolve("11/core.jar"), "core", "1");
        TestJars.bundle(bundles.resolve("library/json.jar"), "json", "1");

        BundleSet set = BundleSet.read(bundles);

        assertEquals(List.of("config"), names(set.first()));
        assertEquals(List.of("json", "core"), names(set.others()));
    }

    @Test
    public void aQuietSetHoldsAllButStartsNothingThatActsByItself() throws IOException {
        TestJars.bundle(bundles.resolve("10/config.jar"), "config", "1");
        TestJars.bundle(bundles.resolve("30/core.jar"), "core", "1");
        TestJars.bundle(bundles.resolve("40/feed.jar"), "feed", "1");
        TestJars.bundle(bundles.resolve("late/web.jar"), "web", "1");
        TestJars.bundle(bundles.resolve("library/json.jar"), "json", "1");
        Path more = TestJars.bundle(folder.getRoot().toPath().resolve("certify.jar"), "certify", "1");

        BundleSet quiet = BundleSet.read(bundles).quiet(more);

        assertEquals(List.of("json", "config", "core", "feed", "web", "certify"), names(quiet.bundles()));
        assertEquals(
                List.of("config", "core", "certify"),
                names(quiet.bundles().stream().filter(WantedBundle::started).toList()));
        assertEquals(
                List.of(), quiet.bundles().stream().filter(WantedBundle::late).toList());
    }

    @Test
    public void givesUpOnADamagedDistribution() throws IOException {
        Path broken = bundles.resolve("30/core.jar");
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, "half a down-load");
        assertDamaged(broken, "it is not a readable jar file (");

        TestJars.plainJar(broken);
        assertDamaged(broken, "it is a jar file but no bundle: its manifest has no Bundle-SymbolicName");

        TestJars.bundle(broken, "core", "one");
        assertDamaged(broken, "its Bundle-Version \"one\" is not a version");
    }

    @Test
    public void givesUpOnAMixOfTwoDistributions() throws IOException {
        Path old = TestJars.bundle(bundles.resolve("30/core-1.jar"), "core", "1");
        Path now = TestJars.bundle(bundles.resolve("40/core.jar"), "core", "2");

        IOException failure = assertThrows(IOException.class, () -> BundleSet.read(bundles));

        assertEquals(
                "the distribution is damaged: " + old + " and " + now
                        + " are the same bundle, perhaps of two versions; unpack it anew",
                failure.getMessage());
    }

    private void assertDamaged(Path file, String why) {
        IOException failure = assertThrows(IOException.class, () -> BundleSet.read(bundles));
        String message = failure.getMessage();
        assertTrue(message, message.startsWith("the distribution is damaged: " + file + ": " + why));
    }

    private static List<String> names(List<WantedBundle> bundles) {
        return bundles.stream().map(bundle -> bundle.jar().symbolicName()).toList();
    }
}
