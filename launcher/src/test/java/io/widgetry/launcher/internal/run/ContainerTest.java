package io.widgetry.launcher.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.launcher.internal.bundles.BundleSet;
import io.widgetry.launcher.internal.bundles.TestJars;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.startlevel.BundleStartLevel;

public class ContainerTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private Map<String, String> properties = Map.of();
    private Path bundles;
    private Path cache;
    private Container container;

    @Before
    public void makeDistribution() throws IOException {
        bundles = folder.newFolder("bundles").toPath();
        cache = folder.getRoot().toPath().resolve("cache");
        TestJars.bundle(bundles.resolve("10/one.jar"), "one", "1", "", "Export-Package", "one.api;version=1.5");
        TestJars.bundle(bundles.resolve("30/two.jar"), "two", "1");
    }

    @After
    public void stop() {
        if (container != null) {
            assertTrue(container.stop());
        }
    }

    @Test
    public void startsEverything() throws Exception {
        start();

        assertStates(Bundle.ACTIVE, "one", "two");
        assertEquals("", messages());
    }

    @Test
    public void doesNotGoOnWithoutAPartOfTheDistribution() throws Exception {
        TestJars.bundle(bundles.resolve("30/core.jar"), "core", "1", "", "Import-Package", "com.acme.crm");

        CommandException failure = assertThrows(CommandException.class, this::start);

        assertEquals(CommandException.FAILED, failure.status());
        String message = failure.getMessage();
        assertTrue(message, message.startsWith("core.jar does not start: "));
        assertTrue(message, message.contains("(osgi.wiring.package=com.acme.crm)"));
    }

    @Test
    public void doesNotStartFromADamagedDistribution() throws Exception {
        Files.writeString(bundles.resolve("10/three.jar"), "half a down-load");

        CommandException failure = assertThrows(CommandException.class, this::start);

        assertTrue(failure.getMessage(), failure.getMessage().startsWith("the distribution is damaged: "));
    }

    @Test
    public void makesADamagedCacheAnew() throws Exception {
        start();
        long before = container.context().getBundles().length;
        assertTrue(container.stop());
        try (Stream<Path> files = Files.walk(cache.resolve("framework"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "\0not what was here");
            }
        }

        restart();

        assertStates(Bundle.ACTIVE, "one", "two");
        assertEquals(before, container.context().getBundles().length);
        assertWarned("the bundle cache " + cache + " is damaged (");
    }

    @Test
    public void makesTheCacheAnewForAnotherConfigurationWithoutAWord() throws Exception {
        start();
        Path trace = Files.createFile(cache.resolve("trace"));
        restart();
        assertTrue(Files.exists(trace));

        properties = Map.of("configurator.initial", "{ \"a.pid\": {} }");
        restart();

        assertFalse(Files.exists(trace));
        assertStates(Bundle.ACTIVE, "one", "two");
        assertEquals("", messages());
    }

    @Test
    public void makesACacheAnewThatHasLostABundle() throws Exception {
        start();
        Path lost = Path.of(bundle("one").getDataFile("").toString()).getParent();
        assertTrue(container.stop());
        deleteTree(lost);

        restart();

        assertStates(Bundle.ACTIVE, "one", "two");
        assertWarned("the bundle cache " + cache + " is damaged (1 of its bundles cannot be read); it is made anew");
    }

    @Test
    public void makesACacheAnewWhereOnlyACopyIsDamaged() throws Exception {
        start();
        Path copy =
                Path.of(bundle("two").getDataFile("").toString()).getParent().resolve("version0.0/bundle.jar");
        assertTrue(container.stop());
        Files.writeString(copy, "rubbish");

        restart();

        assertStates(Bundle.ACTIVE, "one", "two");
        assertWarned("the bundle cache " + cache + " is damaged (");
    }

    @Test
    public void installsAgainWithoutAWordWhatAPersonUninstalled() throws Exception {
        start();
        bundle("two").uninstall();

        restart();

        assertStates(Bundle.ACTIVE, "one", "two");
        assertEquals("", messages());
    }

    @Test
    public void doesNotWaitForABundleOfSomebodyElse() throws Exception {
        start();
        Path jar = TestJars.bundle(folder.getRoot().toPath().resolve("own.jar"), "own", "1");
        Bundle own = container.context().installBundle("by-hand", Files.newInputStream(jar));
        own.start();
        assertEquals(BundleSet.OTHERS_LEVEL, own.adapt(BundleStartLevel.class).getStartLevel());

        restart();

        assertStates(Bundle.ACTIVE, "one", "two");
        awaitState(Bundle.ACTIVE, "own");
    }

    @Test
    public void startsWhatIsLateOnlyWhenItIsTold() throws Exception {
        TestJars.bundle(bundles.resolve("late/late.jar"), "late", "1");
        start();
        assertStates(Bundle.INSTALLED, "late");

        container.startLate().get(10, TimeUnit.SECONDS);

        assertStates(Bundle.ACTIVE, "late");
        restart();
        assertStates(Bundle.ACTIVE, "one", "two");
        container.startLate().get(10, TimeUnit.SECONDS);
        assertStates(Bundle.ACTIVE, "late");
        assertEquals("", messages());
    }

    @Test
    public void goesOnWithoutWhatIsLateAndDoesNotStart() throws Exception {
        TestJars.bundle(bundles.resolve("late/late.jar"), "late", "1", "", "Import-Package", "com.acme.crm");
        start();

        container.startLate().get(10, TimeUnit.SECONDS);

        assertStates(Bundle.ACTIVE, "one", "two");
        assertWarned("late is not started: ");
    }

    private void start() throws Exception {
        Output output = new Output(System.out, new PrintStream(messages, true, StandardCharsets.UTF_8));
        container = new Container(properties, cache, output);
        container.start(new BundleReading(bundles, Cache.index(cache)));
    }

    private void restart() throws Exception {
        assertTrue(container.stop());
        messages.reset();
        start();
    }

    private Bundle bundle(String name) {
        return Arrays.stream(container.context().getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + name));
    }

    private void awaitState(int state, String name) throws InterruptedException {
        new Watch(container.context()).until(() -> bundle(name).getState() == state, Duration.ofSeconds(10));
        assertStates(state, name);
    }

    private void assertStates(int state, String... names) {
        for (String name : names) {
            assertEquals(name, state, bundle(name).getState());
        }
    }

    private void assertWarned(String text) {
        assertTrue(text + " in " + messages(), messages().contains(text));
    }

    private String messages() {
        return messages.toString(StandardCharsets.UTF_8);
    }

    private static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
