package io.widgetry.launcher.internal.bundles;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Path deploy;
    private Framework framework;

    @Before
    public void makeDeploy() throws IOException {
        deploy = folder.newFolder("deploy").toPath();
        folder.newFolder("bundles");
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
        TestJars.bundle(deploy.resolve("a.jar"), "a", "1.2.3");

        Bundle bundle = start().getBundle("widgetry:a");

        assertEquals(Bundle.ACTIVE, bundle.getState());
        assertEquals(new Version(1, 2, 3), bundle.getVersion());
        assertEquals(
                BundleSet.WIDGET_LEVEL, bundle.adapt(BundleStartLevel.class).getStartLevel());
    }

    @Test
    public void leavesAnUnchangedBundleAsItIs() throws Exception {
        TestJars.bundle(deploy.resolve("a.jar"), "a", "1");
        Bundle first = start().getBundle("widgetry:a");
        long modified = first.getLastModified();
        stop();

        Bundle again = start().getBundle("widgetry:a");

        assertEquals(first.getBundleId(), again.getBundleId());
        assertEquals(modified, again.getLastModified());
    }

    @Test
    public void updatesABundleWithOtherContentAndKeepsItsId() throws Exception {
        TestJars.bundle(deploy.resolve("a.jar"), "a", "1", "old");
        long id = start().getBundle("widgetry:a").getBundleId();
        stop();
        Files.delete(deploy.resolve("a.jar"));
        TestJars.bundle(deploy.resolve("a-under-another-name.jar"), "a", "1", "new");

        Bundle updated = start().getBundle("widgetry:a");

        assertEquals(id, updated.getBundleId());
        assertEquals(
                "new", new String(updated.getEntry("content.txt").openStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    public void uninstallsWhatIsGone() throws Exception {
        TestJars.bundle(deploy.resolve("a.jar"), "a", "1");
        TestJars.bundle(deploy.resolve("b.jar"), "b", "1");
        start();
        stop();
        Files.delete(deploy.resolve("a.jar"));

        BundleContext second = start();

        assertNull(second.getBundle("widgetry:a"));
        assertEquals(Bundle.ACTIVE, second.getBundle("widgetry:b").getState());
    }

    @Test
    public void leavesBundlesThatAPersonInstalled() throws Exception {
        Path own = TestJars.bundle(folder.getRoot().toPath().resolve("own/own.jar"), "own", "1");
        start().installBundle("by-hand", new ByteArrayInputStream(Files.readAllBytes(own)));
        stop();

        assertEquals("own", start().getBundle("by-hand").getSymbolicName());
    }

    /** A start as the launcher makes it. */
    private BundleContext start() throws BundleException, IOException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.getRoot() + "/cache",
                        Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                        "100",
                        "felix.log.level",
                        "0"));
        framework.init();
        BundleSet set = BundleSet.read(folder.getRoot().toPath().resolve("bundles"), deploy);
        DigestFile digests = new DigestFile(folder.getRoot().toPath().resolve("digests"));
        BundleSync sync = new BundleSync(framework.getBundleContext(), digests);
        sync.uninstallAllBut(set.bundles());
        sync.bring(set.bundles());
        sync.remember();
        framework.start();
        return framework.getBundleContext();
    }
}
