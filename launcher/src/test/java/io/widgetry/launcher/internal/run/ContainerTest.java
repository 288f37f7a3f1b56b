package io.widgetry.launcher.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.launcher.internal.bundles.TestJars;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;

public class ContainerTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private Map<String, String> properties = Map.of();
    private Path bundles;
    private Path deploy;
    private Path cache;
    private Container container;

    @Before
    public void makeDistribution() throws IOException {
        bundles = folder.newFolder("bundles").toPath();
        deploy = folder.newFolder("deploy").toPath();
        cache = folder.getRoot().toPath().resolve("cache");
        TestJars.bundle(bundles.resolve("10/one.jar"), "one", "1", "", "Export-Package", "one.api;version=1.5");
        TestJars.bundle(deploy.resolve("widget.jar"), "widget", "1");
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

        assertStates(Bundle.ACTIVE, "one", "widget");
        assertEquals("", messages());
    }

    @Test
    public void namesThePackageThatAWidgetLacksAndStartsTheOthers() throws Exception {
        TestJars.bundle(
                deploy.resolve("bad.jar"), "bad", "1", "", "Import-Package", "com.acme.crm;version=\"[1.2,2)\"");
        TestJars.bundle(deploy.resolve("late.jar"), "late", "1", "", "Import-Package", "one.api;version=2");
        TestJars.bundle(deploy.resolve("req.jar"), "req", "1", "", "Require-Capability", "acme;filter:=\"(acme=x)\"");

        start();

        assertStates(Bundle.ACTIVE, "one", "widget");
        assertStates(Bundle.INSTALLED, "bad", "late", "req");
        assertWarned(
                "deploy/bad.jar does not start: it needs package com.acme.crm [1.2.0,2.0.0), which no bundle exports");
        assertWarned(
                "deploy/late.jar does not start: it needs package one.api 2.0.0 or later, which no bundle exports");
        assertWarned("deploy/req.jar does not start: it needs acme x, which no bundle provides");
    }

    @Test
    public void namesTheBundleThatTheFaultLiesWith() throws Exception {
        TestJars.bundle(deploy.resolve("user.jar"), "user", "1", "", "Import-Package", "lib.api");
        TestJars.bundle(
                deploy.resolve("lib.jar"), "lib", "1", "", "Export-Package", "lib.api", "Import-Package", "com.acme");

        start();

        assertWarned("deploy/user.jar does not start: it needs package lib.api, for that lib needs package com.acme,"
                + " which no bundle exports");
    }

    @Test
    public void saysWhatAWidgetsActivatorSaid() throws Exception {
        TestJars.bundle(deploy.resolve("bad.jar"), "bad", "1", "", "Bundle-Activator", "no.such.Activator");

        start();

        assertStates(Bundle.ACTIVE, "one", "widget");
        assertWarned("deploy/bad.jar does not start: ");
        assertWarned("no.such.Activator");
    }

    @Test
    public void warnsAgainOnALaterStart() throws Exception {
        TestJars.bundle(deploy.resolve("bad.jar"), "bad", "1", "", "Import-Package", "com.acme.crm");
        start();
        restart();

        assertStates(Bundle.ACTIVE, "one", "widget");
        assertWarned("deploy/bad.jar does not start: it needs package com.acme.crm, which no bundle exports");
    }

    @Test
    public void doesNotGoOnWithoutAPartOfTheDistribution() throws Exception {
        TestJars.bundle(bundles.resolve("30/core.jar"), "core", "1", "", "Import-Package", "com.acme.crm");

        CommandException failure = assertThrows(CommandException.class, this::start);

        assertEquals(CommandException.FAILED, failure.status());
        assertEquals(
                "core.jar does not start: it needs package com.acme.crm, which no bundle exports",
                failure.getMessage());
    }

    @Test
    public void doesNotStartFromADamagedDistribution() throws Exception {
        Files.writeString(bundles.resolve("10/two.jar"), "half a down-load");

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

        assertStates(Bundle.ACTIVE, "one", "widget");
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
        assertStates(Bundle.ACTIVE, "one", "widget");
        assertEquals("", messages());
    }

    @Test
    public void makesACacheAnewThatHasLostABundle() throws Exception {
        start();
        Path lost = Path.of(bundle("one").getDataFile("").toString()).getParent();
        assertTrue(container.stop());
        deleteTree(lost);

        restart();

        assertStates(Bundle.ACTIVE, "one", "widget");
        assertWarned("the bundle cache " + cache + " is damaged (1 of its bundles cannot be read); it is made anew");
    }

    @Test
    public void takesAWidgetFromDeployWhereOnlyItsCopyIsDamaged() throws Exception {
        start();
        Path copy =
                Path.of(bundle("widget").getDataFile("").toString()).getParent().resolve("version0.0/bundle.jar");
        assertTrue(container.stop());
        Files.writeString(copy, "rubbish");

        restart();

        assertStates(Bundle.ACTIVE, "one", "widget");
    }

    private void start() throws Exception {
        Output output = new Output(System.out, new PrintStream(messages, true, StandardCharsets.UTF_8));
        container = new Container(properties, cache, output);
        container.start(new BundleReading(bundles, deploy));
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
