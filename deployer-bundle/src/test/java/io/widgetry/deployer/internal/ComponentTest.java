package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.Container;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.OwnBundle;
import io.widgetry.deployer.internal.widgets.Hanging;
import io.widgetry.deployer.internal.widgets.UntilCardStarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** The deployer as a bundle: with what it imports, its component, its configuration and its condition. */
public class ComponentTest {
    private static final String ADMIN = "io.widgetry.api.admin.DeploymentAdmin";

    @Rule
    public final TemporaryFolder folders = new TemporaryFolder();

    private Path home;
    private Container container;
    private Bundle deployer;

    @Before
    public void start() throws Exception {
        home = folders.newFolder("home").toPath().toRealPath();
        Path cache = folders.getRoot().toPath().resolve("cache");
        container = new Container(cache, Map.of("widgetry.home", home.toString()));
        configure("removeGraceMillis", 100L);
        deployer = OwnBundle.install(container.context());
        deployer.start();
    }

    private void configure(String name, long value) throws IOException {
        container
                .configurations()
                .getConfiguration(DeployerComponent.PID, "?")
                .update(new Hashtable<>(Map.of("quietMillis", 50L, name, value)));
    }

    @After
    public void stop() {
        container.close();
    }

    private ServiceReference<?> service(String type, String filter) {
        try {
            ServiceReference<?>[] found = container.context().getAllServiceReferences(type, filter);
            return found == null ? null : found[0];
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Bundle bundle(String symbolicName) {
        return Arrays.stream(container.context().getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElse(null);
    }

    private void awaitTheFirstLook() {
        Await.until(
                () -> "no condition",
                () -> service("org.osgi.service.condition.Condition", "(osgi.condition.id=io.widgetry.deployed)")
                        != null);
    }

    @Test
    public void itTellsWhenTheFirstLookIsOverAndGoesWithItsBundle() throws Exception {
        awaitTheFirstLook();
        assertNotNull(service(ADMIN, null));
        deployer.stop();
        assertNull(service(ADMIN, null));
        assertNull(service("org.osgi.service.condition.Condition", "(osgi.condition.id=io.widgetry.deployed)"));
        awaitThatNoThreadIsLeft(name -> name.startsWith("widgetry-deploy"));
    }

    private static void awaitThatNoThreadIsLeft(Predicate<String> name) {
        Await.until(
                () -> "threads are left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .noneMatch(name));
    }

    @Test
    public void itInstallsConfiguresAndRemoves() throws Exception {
        awaitTheFirstLook();
        Files.writeString(home.resolve("deploy/crm.json"), "{\"com.acme.crm\": {\"a\": 1}}");
        Jars.widget("card", "1.0.0").to(home.resolve("deploy/card.jar"));
        Await.until(
                () -> "card is " + bundle("card"),
                () -> bundle("card") != null && bundle("card").getState() == Bundle.ACTIVE);
        Await.until(() -> "no widget", () -> service("io.widgetry.api.Widget", null) != null);
        Await.until(() -> "no history", () -> Files.exists(home.resolve("deployed/history.jsonl")));
        assertEquals(1, container.configurations().listConfigurations("(service.pid=com.acme.crm)").length);
        Files.delete(home.resolve("deploy/card.jar"));
        Await.until(() -> "card is there", () -> bundle("card") == null);
    }

    @Test
    public void aBundleThatHangsHoldsUpNoStartLevel() throws Exception {
        awaitTheFirstLook();
        deployer.stop();
        configure("startDeadlineMillis", 600_000L);
        Jars.widget("card", "1.0.0").activator(Hanging.class).to(home.resolve("deploy/card.jar"));
        CountDownLatch reached = new CountDownLatch(1);
        atLevel(5, deployer);
        atLevel(5, byHand(Jars.widget("meanwhile", "1.0.0").activator(UntilCardStarts.class)));
        atLevel(7, byHand(Jars.widget("after", "1.0.0")));

        container
                .context()
                .getBundle(0)
                .adapt(FrameworkStartLevel.class)
                .setStartLevel(9, event -> reached.countDown());

        assertTrue("the start level is reached", reached.await(60, TimeUnit.SECONDS));
        Bundle card = bundle("card");
        assertEquals(Bundle.STARTING, card.getState());
        assertEquals(4, card.adapt(BundleStartLevel.class).getStartLevel());
        assertEquals(Bundle.ACTIVE, bundle("after").getState());
        container.close();
        assertNotEquals(Bundle.STARTING, card.getState());
        assertNotEquals(Bundle.ACTIVE, deployer.getState());
    }

    private Bundle byHand(Jars jar) throws BundleException {
        return container.context().installBundle(jar.file().toUri().toString());
    }

    private static void atLevel(int level, Bundle bundle) throws BundleException {
        bundle.adapt(BundleStartLevel.class).setStartLevel(level);
        bundle.start();
    }

    @Test
    public void theRuntimeStopsAtOnceWhileABundleHangsAndThatIsNoVerdict() throws Exception {
        awaitTheFirstLook();
        Jars.widget("card", "1.0.0").activator(Hanging.class).to(home.resolve("deploy/card.jar"));
        Await.until(
                () -> "card is " + bundle("card"),
                () -> bundle("card") != null && bundle("card").getState() == Bundle.STARTING);
        long since = System.nanoTime();
        container.close();
        long millis = (System.nanoTime() - since) / 1_000_000;
        assertTrue(millis + " ms, and the deadline of a start is 10 s", millis < 9_000);
        assertFalse(Files.exists(home.resolve("deployed/history.jsonl")));
        assertFalse(Files.readString(home.resolve("deployed/state.json")).contains("did not return"));
    }

    /** The framework goes on starting what it has begun to start when it is told to stop. */
    @Test
    public void aDeployerThatIsStartedWhileTheRuntimeStopsGivesNoVerdict() throws Exception {
        awaitTheFirstLook();
        deployer.stop();
        Jars.widget("card", "1.0.0").to(home.resolve("deploy/card.jar"));
        LogFile log = new LogFile();
        CompletableFuture<Void> looked = new CompletableFuture<>();
        container.context().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STOPPING && event.getBundle().getBundleId() == 0) {
                looked.completeAsync(this::startAndAwaitItsEnd, Runnable::run);
            }
        });

        container.close();

        looked.get(1, TimeUnit.SECONDS);
        assertEquals(List.of(), log.lines());
        assertFalse(Files.exists(home.resolve("deployed/history.jsonl")));
        String state = Files.readString(home.resolve("deployed/state.json"));
        assertTrue(state, state.contains("\"failed\":false"));
        assertTrue(state, state.contains("\"verdicts\":{}"));
    }

    private Void startAndAwaitItsEnd() {
        try {
            deployer.start();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
        awaitThatNoThreadIsLeft("widgetry-deployer"::equals);
        return null;
    }
}
