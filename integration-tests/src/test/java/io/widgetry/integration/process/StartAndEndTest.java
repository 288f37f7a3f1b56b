package io.widgetry.integration.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime.Ended;
import io.widgetry.integration.support.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** How instances start and end, each test in a home of its own. */
public class StartAndEndTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path home;

    @Before
    public void chooseHome() {
        Assume.assumeFalse(
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"));
        home = folder.getRoot().toPath().resolve("home");
    }

    @Test
    public void endsWithZeroOnSigterm() throws Exception {
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            runtime.terminate();

            Ended ended = runtime.awaitEnd();

            assertEquals(runtime.toString(), 0, ended.status());
            assertEquals("", ended.err());
            assertFalse(Files.exists(home.resolve("run/control.sock")));
            assertFalse(Files.exists(home.resolve("run/pid")));
        }
    }

    @Test
    public void endsWithZeroOnSigtermWhileAFeedPlays() throws Exception {
        try (LaunchedRuntime runtime = LaunchedRuntime.start("run", "--home", home.toString(), "--no-shell")) {
            runtime.awaitReady();
            runtime.terminate();

            assertEquals(runtime.toString(), 0, runtime.awaitEnd().status());
        }
    }

    @Test
    public void stopEndsItAndSecondStopSaysThatNothingRuns() throws Exception {
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            Ended stop = LaunchedRuntime.call("stop", "--home", home.toString());

            assertEquals(new Ended(0, "", ""), stop);
            assertFalse(runtime.isAlive());
            assertEquals(0, runtime.awaitEnd().status());
        }
        Ended again = LaunchedRuntime.call("stop", "--home", home.toString());
        assertEquals(new Ended(3, "", "widgetry: no Widgetry runs in " + home + "\n"), again);
    }

    @Test
    public void everyClientSaysThatNothingRuns() throws Exception {
        Path feed = Files.createFile(folder.getRoot().toPath().resolve("feed.ndjson"));

        for (String[] command : new String[][] {{"exec", "lb"}, {"shell"}, {"replay", feed.toString()}}) {
            String[] full = Stream.concat(
                            Stream.of(command[0], "--home", home.toString()),
                            Stream.of(command).skip(1))
                    .toArray(String[]::new);
            assertEquals(new Ended(3, "", "widgetry: no Widgetry runs in " + home + "\n"), LaunchedRuntime.call(full));
        }
    }

    @Test
    public void playsStandardInputAsAFeed() throws Exception {
        try (LaunchedRuntime runtime =
                LaunchedRuntime.start("run", "--home", home.toString(), "--feed", "-", "--speed", "max")) {
            runtime.awaitReady();
            runtime.input("not an event\n");

            runtime.awaitMessage("WARN  feed .* line 1 rejected: ");

            runtime.endInput();
            runtime.terminate();
            assertEquals(runtime.toString(), 0, runtime.awaitEnd().status());
        }
    }

    @Test
    public void logsToItsHomeAndOnlyWarningsToTheTerminal() throws Exception {
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            LaunchedRuntime.call("replay", "--home", home.toString(), "--speed=max", write("feed.ndjson", "bad\n"));

            String terminal = end(runtime).err();
            String log = Files.readString(home.resolve("log/widgetry.log"));

            assertTrue(terminal, terminal.matches("WARN  feed feed.ndjson line 1 rejected: .*\n"));
            assertTrue(
                    log,
                    log.contains(" WARN  [widgetry-feed-2] io.widgetry.feed.internal.replay.Feed - feed feed.ndjson"));
            assertTrue(log, log.contains(" INFO  "));
        }
    }

    @Test
    public void toldToEndWhileItStartsItSaysNothingAndTheNextStartBringsEverything() throws Exception {
        for (String reached : List.of("cache/stamps", "log/widgetry.log", "deployed/state.json")) {
            home = folder.newFolder().toPath();
            try (LaunchedRuntime runtime =
                    LaunchedRuntime.start("run", "--home", home.toString(), "--no-shell", "--feed", "-")) {
                Await.until(reached + " is there", () -> Files.exists(home.resolve(reached)));

                Ended ended = end(runtime);

                assertEquals(reached + ": " + runtime, 0, ended.status());
                assertEquals(reached, "", ended.err());
            }
            try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
                assertAllSamplesAreDeployed();
                assertEquals(reached, "", end(runtime).err());
            }
        }
    }

    private void assertAllSamplesAreDeployed() throws Exception {
        List<String> deployed = exec("deploy:list").out().lines().skip(1).toList();
        try (Stream<Path> files = Files.list(home.resolve("deploy"))) {
            long samples = files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .count();
            assertEquals(deployed.toString(), samples, deployed.size());
        }
        for (String line : deployed) {
            assertTrue(line, line.matches(".* (active|on trial) .*"));
        }
    }

    @Test
    public void startsFromItsCacheTheSecondTime() throws Exception {
        LaunchedRuntime.run(home).close();
        Path installed = home.resolve("cache/stamps");
        Object before = Files.getLastModifiedTime(installed);

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertEquals("", end(runtime).err());
        }
        assertEquals(before, Files.getLastModifiedTime(installed));
    }

    @Test
    public void makesADamagedCacheAnew() throws Exception {
        LaunchedRuntime.run(home).close();
        try (Stream<Path> files = Files.walk(home.resolve("cache/framework"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "\0damaged");
            }
        }

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            runtime.awaitMessage("WARN  the bundle cache .*/cache is damaged \\(.*\\); it is made anew");
            assertTrue(exec("widget:list").out().contains("caller-card"));
        }
    }

    @Test
    public void startsAfterItWasKilledAndLeftItsSocketBehind() throws Exception {
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            runtime.kill();
        }
        assertTrue(Files.exists(home.resolve("run/control.sock")));
        assertEquals(
                3, LaunchedRuntime.call("exec", "--home", home.toString(), "lb").status());

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertEquals(0, exec("lb").status());
            assertEquals("", end(runtime).err());
        }
    }

    @Test
    public void leavesOutWhatIsNoBundleAndStartsTheOthers() throws Exception {
        Files.createDirectories(home.resolve("deploy"));
        Files.writeString(home.resolve("deploy/notes.jar"), "no archive at all");
        Path sample = LaunchedRuntime.distribution().resolve("samples/caller-card.jar");
        Files.copy(sample, home.resolve("deploy/card.jar"));
        Files.copy(sample, home.resolve("deploy/card-copy.jar"));

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            runtime.awaitMessage("WARN  .*notes\\.jar");
            assertTrue(exec("widget:list").out().contains("\ncaller-card"));
            assertEquals(
                    1,
                    ListedBundle.all(exec("lb -s").out()).stream()
                            .filter(bundle -> bundle.name().equals("io.widgetry.sample.caller-card"))
                            .count());
            assertTrue(runtime.isAlive());
        }
    }

    @Test
    public void startsWithoutAWidgetWhoseJarIsGone() throws Exception {
        LaunchedRuntime.run(home).close();
        Files.delete(home.resolve("deploy/caller-card.jar"));

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            String widgets = exec("widget:list").out();
            assertFalse(widgets, widgets.contains("caller-card"));
            assertTrue(widgets, widgets.contains("transcript"));
            assertTrue(runtime.isAlive());
        }
    }

    @Test
    public void appliesAConfigurationAsLongAsItIsGiven() throws Exception {
        String config =
                write("a config, with a comma.json", "{ \"io.widgetry.core\": { \"product\": \"axp-connect\" } }");

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home, "--config", config)) {
            assertTrue(exec("runtime:status").out().contains("axp-connect"));
            assertEquals(0, end(runtime).status());
        }
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertFalse(exec("runtime:status").out().contains("axp-connect"));
            assertEquals(0, end(runtime).status());
        }
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home, "--product", "axp-connect")) {
            assertTrue(exec("runtime:status").out().contains("axp-connect"));
            assertEquals(0, end(runtime).status());
        }
    }

    @Test
    public void refusesAWrongConfigurationBeforeItTouchesTheHome() throws Exception {
        String config = write("config.json", "{\n  \"io.widgetry.core\": { \"x\": }\n}\n");

        Ended ended = LaunchedRuntime.call("run", "--home", home.toString(), "--config", config);

        assertEquals(2, ended.status());
        assertTrue(
                ended.err(),
                ended.err().startsWith("widgetry: the configuration " + config + " is wrong in line 2, column 30: "));
        assertFalse(Files.exists(home));
    }

    @Test
    public void refusesAFeedThatDoesNotExist() throws Exception {
        Ended ended = LaunchedRuntime.call("run", "--home", home.toString(), "--feed", "/no/such.ndjson");

        assertEquals(new Ended(2, "", "widgetry: the feed /no/such.ndjson does not exist\n"), ended);
    }

    @Test
    public void refusesAHomeWhosePathIsTooLongForASocket() throws Exception {
        Ended ended = LaunchedRuntime.call("run", "--home", home + "/" + "x".repeat(100));

        assertEquals(2, ended.status());
        assertTrue(ended.err(), ended.err().contains("choose a shorter --home"));
    }

    @Test
    public void saysWhatIsMissingWhereItDoesNotBecomeReady() throws Exception {
        Path maimed = folder.getRoot().toPath().resolve("maimed");
        Trees.copy(LaunchedRuntime.distribution(), maimed);
        Files.delete(maimed.resolve("bundles/30/widgetry-core.jar"));

        try (LaunchedRuntime runtime =
                LaunchedRuntime.startFrom(maimed, "-Dwidgetry.ready.deadline=1", "run", "--home", home.toString())) {
            Ended ended = runtime.awaitEnd();

            assertNotEquals(0, ended.status());
            assertTrue(
                    ended.err(),
                    ended.err()
                            .contains(
                                    "widgetry: not ready after 1 s: nobody provides io.widgetry.api.admin.RuntimeAdmin"
                                            + " and io.widgetry.api.spi.DataEventPublisher"));
        }
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.getRoot().toPath().resolve(name), text).toString();
    }

    private static Ended end(LaunchedRuntime runtime) throws Exception {
        runtime.terminate();
        return runtime.awaitEnd();
    }

    private Ended exec(String command) throws Exception {
        return LaunchedRuntime.call("exec", "--home", home.toString(), command);
    }
}
