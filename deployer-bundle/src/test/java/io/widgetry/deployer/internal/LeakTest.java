package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.widgets.Good;
import io.widgetry.deployer.internal.widgets.Throwing;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Nothing of an old version is kept: no class loader, no copy beyond those to go back to, no thread. */
public class LeakTest extends RigTest {

    private WeakReference<ClassLoader> loader() throws ClassNotFoundException {
        return new WeakReference<>(rig().bundle("card")
                .orElseThrow()
                .loadClass(Good.class.getName())
                .getClassLoader());
    }

    @Test
    public void theClassesOfOldVersionsAreCollected() throws Exception {
        List<WeakReference<ClassLoader>> old = new ArrayList<>();
        rig().begin();
        for (int minor = 0; minor < 8; minor++) {
            String version = "1." + minor + ".0";
            Jars jar = Jars.widget("card", version).header("Export-Package", "com.acme.mine;version=1.0");
            jar.entry("com/acme/mine/x.txt", "x").to(rig().deploy("card.jar"));
            rig().awaitVersion("card.jar", version, DeploymentState.ACTIVE);
            old.add(loader());
        }
        Jars.widget("card", "2.0.0").activator(Throwing.class).to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "2.0.0", DeploymentState.ROLLED_BACK);
        assertEquals(
                List.of(),
                List.copyOf(rig().context()
                        .getBundle(0)
                        .adapt(FrameworkWiring.class)
                        .getRemovalPendingBundles()));
        rig().delete("card.jar");
        rig().awaitRunning("card", "1.7.0");
        rig().deployer().remove("card");
        Await.until(() -> remaining(old) + " class loaders are still there", () -> {
            System.gc();
            return remaining(old) == 0;
        });
    }

    private static long remaining(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(reference -> reference.get() != null).count();
    }

    /** The old version's classes are used by another bundle: that is wired anew. */
    @Test
    public void whoUsesPackagesOfAWidgetIsWiredToTheNewVersion() throws Exception {
        rig().begin();
        Jars.widget("card", "1.0.0")
                .header("Export-Package", "com.acme.mine;version=1.0")
                .entry("com/acme/mine/x.txt", "x")
                .to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        var user = rig().context()
                .installBundle("file:"
                        + Jars.empty("user", "1.0.0")
                                .header("Import-Package", "com.acme.mine")
                                .file());
        try {
            user.start();
            Jars.widget("card", "1.1.0")
                    .header("Export-Package", "com.acme.mine;version=1.1")
                    .entry("com/acme/mine/x.txt", "y")
                    .to(rig().deploy("card.jar"));
            rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
            assertEquals(
                    "1.1.0",
                    user.adapt(BundleWiring.class)
                            .getRequiredWires("osgi.wiring.package")
                            .get(0)
                            .getProvider()
                            .getVersion()
                            .toString());
        } finally {
            user.uninstall();
        }
    }

    @Test
    public void onlyTheCopiesThatAreNeededAreKept() throws IOException {
        rig().begin();
        for (int minor = 0; minor < 6; minor++) {
            Jars.widget("card", "1." + minor + ".0").to(rig().deploy("card.jar"));
            rig().awaitVersion("card.jar", "1." + minor + ".0", DeploymentState.ACTIVE);
        }
        Jars.empty("card", "7.0.0").to(rig().deploy("refused.jar"));
        rig().awaitState("refused.jar", DeploymentState.REFUSED);
        Await.equal(List.of("card-1.3.0", "card-1.4.0", "card-1.5.0"), this::copies);
    }

    private List<String> copies() {
        try (Stream<Path> files = Files.list(rig().home().resolve("deployed/versions"))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("-[0-9a-f]{12}\\.jar", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void itsThreadsEndWithIt() {
        rig().begin();
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        rig().end();
        Await.equal(
                List.of(),
                () -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.startsWith("widgetry-"))
                        .toList());
    }
}
