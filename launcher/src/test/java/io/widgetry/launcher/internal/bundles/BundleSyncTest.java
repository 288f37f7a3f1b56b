package io.widgetry.launcher.internal.bundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.Version;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;

public class BundleSyncTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path bundles;
    private Framework framework;
    private List<String> lost = List.of();
    private final List<IOException> failures = new ArrayList<>();

    @Before
    public void makeDistribution() throws IOException {
        bundles = folder.newFolder("bundles").toPath();
    }

    @After
    public void stop() throws BundleException, InterruptedException {
        if (framework != null) {
            framework.stop();
            assertNotEquals(
                    FrameworkEvent.WAIT_TIMEDOUT, framework.waitForStop(10_000).getType());
            framework = null;
        }
    }

    @Test
    public void installsEachBundleAtItsLevel() throws Exception {
        distribute("a", "1.2.3", "");

        Bundle bundle = start().getBundle("widgetry:a");

        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertEquals(new Version(1, 2, 3), bundle.getVersion());
        assertEquals(30, bundle.adapt(BundleStartLevel.class).getStartLevel());
    }

    @Test
    public void leavesAnUnchangedBundleAsItIs() throws Exception {
        distribute("a", "1", "");
        Bundle first = start().getBundle("widgetry:a");
        long modified = first.getLastModified();
        stop();

        Bundle again = start().getBundle("widgetry:a");

        assertEquals(first.getBundleId(), again.getBundleId());
        assertEquals(modified, again.getLastModified());
    }

    @Test
    public void updatesABundleWithOtherContentAndKeepsItsId() throws Exception {
        Path old = distribute("a", "1", "old");
        long id = start().getBundle("widgetry:a").getBundleId();
        stop();
        Files.delete(old);
        TestJars.bundle(bundles.resolve("20/under-another-name.jar"), "a", "1", "new");

        Bundle updated = start().getBundle("widgetry:a");

        assertEquals(id, updated.getBundleId());
        assertEquals(
                "new", new String(updated.getEntry("content.txt").openStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(20, updated.adapt(BundleStartLevel.class).getStartLevel());
    }

    @Test
    public void uninstallsWhatTheDistributionHasNoLonger() throws Exception {
        Path a = distribute("a", "1", "");
        distribute("b", "1", "");
        start();
        stop();
        Files.delete(a);

        BundleContext second = start();

        assertNull(second.getBundle("widgetry:a"));
        assertEquals(Bundle.ACTIVE, second.getBundle("widgetry:b").getState());
        assertEquals(List.of(), lost);
    }

    @Test
    public void leavesBundlesOfTheDeployerAndOfAPerson() throws Exception {
        BundleContext first = start();
        long deployed = install(first, "widgetry-deploy:card", "card");
        long own = install(first, "by-hand", "own");
        stop();

        BundleContext second = start();

        assertEquals(deployed, second.getBundle("widgetry-deploy:card").getBundleId());
        assertEquals(own, second.getBundle("by-hand").getBundleId());
        assertEquals(List.of(), lost);
    }

    @Test
    public void takesNoNoticeOfADeployersBundleThatIsGone() throws Exception {
        BundleContext first = start();
        install(first, "widgetry-deploy:card", "card");
        first.getBundle("widgetry-deploy:card").uninstall();
        stop();

        assertNull(start().getBundle("widgetry-deploy:card"));
        assertEquals(List.of(), lost);
    }

    @Test
    public void removesTheWidgetsThatAnEarlierVersionInstalledItself() throws Exception {
        Path widget = distribute("card", "1", "");
        start();
        stop();
        Files.delete(widget);
        start();
        install(framework.getBundleContext(), "widgetry-deploy:card", "card");
        stop();

        BundleContext third = start();

        assertNull(third.getBundle("widgetry:card"));
        assertEquals("card", third.getBundle("widgetry-deploy:card").getSymbolicName());
        assertEquals(List.of(), lost);
    }

    @Test
    public void installsAgainWhatAPersonUninstalledAndDoesNotTakeItForLost() throws Exception {
        distribute("a", "1", "");
        distribute("b", "1", "");
        start().getBundle("widgetry:a").uninstall();
        stop();

        BundleContext second = start();

        assertEquals(List.of(), lost);
        assertEquals(Bundle.ACTIVE, second.getBundle("widgetry:a").getState());
        assertEquals(Bundle.ACTIVE, second.getBundle("widgetry:b").getState());
        stop();
        start();
        assertEquals(List.of(), lost);
        assertEquals(List.of(), failures);
    }

    @Test
    public void missesWhatTheFrameworkLeftOut() throws Exception {
        distribute("a", "1", "");
        distribute("b", "1", "");
        start();
        stop();
        Files.move(cache(), folder.getRoot().toPath().resolve("elsewhere"));

        start();

        assertEquals(List.of("widgetry:a", "widgetry:b"), lost);
    }

    @Test
    public void saysWhenItCannotWriteDownThatABundleIsGone() throws Exception {
        distribute("a", "1", "");
        BundleContext context = start();
        Files.delete(stamps());
        Files.createDirectory(stamps());

        context.getBundle("widgetry:a").uninstall();

        assertEquals(1, failures.size());
    }

    private Path distribute(String name, String version, String content) throws IOException {
        return TestJars.bundle(bundles.resolve("30/" + name + ".jar"), name, version, content);
    }

    private long install(BundleContext context, String location, String name) throws IOException, BundleException {
        Path jar = TestJars.bundle(folder.getRoot().toPath().resolve("own/" + name + ".jar"), name, "1");
        return context.installBundle(location, new ByteArrayInputStream(Files.readAllBytes(jar)))
                .getBundleId();
    }

    private Path cache() {
        return folder.getRoot().toPath().resolve("cache");
    }

    private Path stamps() {
        return folder.getRoot().toPath().resolve("stamps");
    }

    /** A start as the launcher makes it. */
    private BundleContext start() throws BundleException, IOException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache().toString(),
                        Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                        "100",
                        "felix.log.level",
                        "0"));
        framework.init();
        BundleSet set = BundleSet.read(bundles);
        BundleSync sync = new BundleSync(framework.getBundleContext(), new NotesFile(stamps()));
        lost = sync.lost(set.bundles()).stream().map(WantedBundle::location).toList();
        sync.uninstallAllBut(set.bundles());
        sync.bring(set.bundles());
        sync.remember(failures::add);
        framework.start();
        return framework.getBundleContext();
    }
}
