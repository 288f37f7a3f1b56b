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
    private Path deploy;

    @Before
    public void makeDirectories() throws IOException {
        bundles = folder.newFolder("bundles").toPath();
        deploy = folder.newFolder("deploy").toPath();
    }

    @Test
    public void ordersTheDistributionByStartLevelAndTheWidgetsLast() throws IOException {
        TestJars.bundle(deploy.resolve("a.jar"), "a.widget", "1");
        TestJars.bundle(bundles.resolve("30/core.jar"), "core", "1");
        TestJars.bundle(bundles.resolve("5/config.jar"), "config", "1");
        TestJars.bundle(bundles.resolve("library/json.jar"), "json", "1");

        BundleSet set = BundleSet.read(bundles, deploy);

        assertEquals(List.of("json", "config", "core", "a.widget"), names(set));
        assertEquals(
                List.of(1, 5, 30, BundleSet.WIDGET_LEVEL),
                set.bundles().stream().map(WantedBundle::startLevel).toList());
        assertEquals(List.of(), set.warnings());
    }

    @Test
    public void startsNeitherLibrariesNorFragments() throws IOException {
        TestJars.bundle(bundles.resolve("library/json.jar"), "json", "1");
        TestJars.bundle(deploy.resolve("a.jar"), "a", "1", "", "Fragment-Host", "b");
        TestJars.bundle(deploy.resolve("b.jar"), "b", "1");

        BundleSet set = BundleSet.read(bundles, deploy);

        assertEquals(
                List.of(false, false, true),
                set.bundles().stream().map(WantedBundle::started).toList());
    }

    @Test
    public void leavesOutWhatIsNoBundleAndSaysWhy() throws IOException {
        TestJars.bundle(deploy.resolve("good.jar"), "good;singleton:=true", "1");
        Files.writeString(deploy.resolve("note.jar"), "this is no archive");
        TestJars.plainJar(deploy.resolve("plain.jar"));
        TestJars.bundle(deploy.resolve("odd.jar"), "odd", "one");
        Files.createFile(deploy.resolve("README.txt"));
        Files.createFile(deploy.resolve("empty.jar"));

        BundleSet set = BundleSet.read(bundles, deploy);

        assertEquals(List.of("good"), names(set));
        assertEquals(4, set.warnings().size());
        assertWarns(set, "note.jar is left out: it is not a readable jar file");
        assertWarns(set, "empty.jar is left out: it is not a readable jar file");
        assertWarns(
                set, "plain.jar is left out: it is a jar file but no bundle: its manifest has no Bundle-SymbolicName");
        assertWarns(set, "odd.jar is left out: its Bundle-Version \"one\" is not a version");
    }

    @Test
    public void takesTheLatestVersionOfABundleWhateverTheFileNames() throws IOException {
        TestJars.bundle(deploy.resolve("1-new.jar"), "card", "1.10.0");
        TestJars.bundle(deploy.resolve("2-old.jar"), "card", "1.9.0");
        TestJars.bundle(deploy.resolve("3-same.jar"), "card", "1.10.0");

        BundleSet set = BundleSet.read(bundles, deploy);

        assertEquals(
                List.of("1-new.jar"),
                set.bundles().stream().map(bundle -> bundle.jar().fileName()).toList());
        assertWarns(set, "2-old.jar is left out: it is card 1.9.0, and 1-new.jar is 1.10.0 of the same bundle");
        assertWarns(set, "3-same.jar is left out: it is card 1.10.0, and 1-new.jar is 1.10.0 of the same bundle");
    }

    @Test
    public void doesNotLetAWidgetReplaceAPartOfTheDistribution() throws IOException {
        TestJars.bundle(bundles.resolve("30/core.jar"), "core", "1");
        TestJars.bundle(deploy.resolve("my-core.jar"), "core", "2");

        BundleSet set = BundleSet.read(bundles, deploy);

        assertEquals(1, set.bundles().size());
        assertEquals("core.jar", set.bundles().get(0).jar().fileName());
        assertWarns(set, "my-core.jar is left out: core is part of Widgetry itself");
    }

    @Test
    public void givesUpOnADamagedDistribution() throws IOException {
        Path broken = bundles.resolve("30/core.jar");
        Files.createDirectories(broken.getParent());
        Files.writeString(broken, "half a down-load");

        IOException failure = assertThrows(IOException.class, () -> BundleSet.read(bundles, deploy));

        assertTrue(failure.getMessage(), failure.getMessage().startsWith("the distribution is damaged: " + broken));
    }

    private static List<String> names(BundleSet set) {
        return set.bundles().stream().map(bundle -> bundle.jar().symbolicName()).toList();
    }

    private static void assertWarns(BundleSet set, String start) {
        assertTrue(
                start + " in " + set.warnings(),
                set.warnings().stream().anyMatch(warning -> warning.startsWith(start)));
    }
}
