package io.widgetry.integration.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime.Ended;
import io.widgetry.integration.support.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What becomes of files in the drop folder of a runtime that was started like a user's, each test in a home of its own. */
public class DeployFolderTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path home;
    private Path deploy;

    @Before
    public void chooseHome() throws IOException {
        Assume.assumeFalse(
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"));
        home = folder.getRoot().toPath().resolve("home");
        deploy = Files.createDirectories(home.resolve("deploy")); // so it is no new home, and has no samples
    }

    @Test
    public void takesUpAJarThatIsCopiedSlowlyAndUpdatesItTheSameWay() throws Exception {
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            SlowCopy.of(DeployableWidgets.bell("1.0.0"), deploy.resolve("bell.jar"));
            awaitBell("1.0.0");
            long id = bell().id();

            SlowCopy.of(DeployableWidgets.bell("1.1.0"), deploy.resolve("bell.jar"));
            awaitBell("1.1.0");

            assertEquals(new ListedBundle(id, "Active", DeployableWidgets.BELL, "1.1.0"), bell());
            assertTrue(exec("widget:list").out().contains("\nbell"));
            assertEquals(List.of("installed", "updated"), history());
            assertEquals(List.of("bell.jar"), inDeploy());
            assertEquals("", end(runtime).err());
        }
    }

    @Test
    public void removesABundleWhoseFileIsDeletedWhileItRuns() throws Exception {
        Files.copy(DeployableWidgets.bell("1.0.0"), deploy.resolve("bell.jar"));
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertEquals("Active", bell().state());

            Files.delete(deploy.resolve("bell.jar"));

            Await.until(() -> "no bell in " + bundles(), () -> bells().isEmpty());
            assertEquals("", end(runtime).err());
        }
    }

    @Test
    public void comesBackWithTheSameBundlesAfterARestart() throws Exception {
        Files.delete(deploy);
        List<ListedBundle> before;
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            Files.copy(DeployableWidgets.bell("1.0.0"), deploy.resolve("bell.jar"));
            awaitBell("1.0.0");
            awaitLate();
            before = bundles();
            assertEquals("", end(runtime).err());
        }
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            awaitLate();
            assertEquals(before, bundles());
            assertEquals("", end(runtime).err());
        }
        assertEquals(
                "each is installed once",
                before.size(),
                before.stream().map(ListedBundle::name).distinct().count());
        assertTrue(before.toString(), before.size() > 20);
    }

    @Test
    public void comesBackWithTheSameSetAfterTheCacheWasDeleted() throws Exception {
        Files.copy(DeployableWidgets.bell("1.0.0"), deploy.resolve("bell.jar"));
        Files.copy(DeployableWidgets.lamp(), deploy.resolve("lamp.jar"));
        configureLamp();
        List<String> before;
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            before = namesAndVersions();
            assertTrue(exec("widget:list").out().contains("\nlamp"));
            assertEquals("", end(runtime).err());
        }
        Trees.delete(home.resolve("cache"));

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertEquals(before, namesAndVersions());
            assertTrue(exec("widget:list").out().contains("\nlamp"));
            assertEquals("", end(runtime).err());
        }
    }

    @Test
    public void startsWithoutABrokenJarAndSaysWhyBesideIt() throws Exception {
        Files.writeString(deploy.resolve("notes.jar"), "no archive at all");
        Files.copy(DeployableWidgets.lonely(), deploy.resolve("lonely.jar"));
        Files.copy(DeployableWidgets.bell("1.0.0"), deploy.resolve("bell.jar"));
        Files.setLastModifiedTime(deploy.resolve("notes.jar"), FileTime.fromMillis(0));

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertEquals("Active", bell().state());
            assertNote("notes.jar", "notes.jar was refused: ");
            assertNote("lonely.jar", "com.acme.crm [1.2");
            assertTrue(exec("deploy:list").out().contains("com.acme.crm [1.2"));
            runtime.awaitMessage("WARN  .*notes\\.jar");
            runtime.awaitMessage("WARN  .*lonely\\.jar.*com\\.acme\\.crm");
        }
    }

    @Test
    public void configuresAWidgetByAFileInTheFolder() throws Exception {
        Files.copy(DeployableWidgets.lamp(), deploy.resolve("lamp.jar"));
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            runtime.awaitMessage("WARN  com\\.acme\\.lamp 1\\.0\\.0 is started, but none of its widgets is there; ");
            assertFalse(exec("widget:list").out().contains("\nlamp"));

            configureLamp();

            Await.until("the lamp is there", () -> execNow("widget:list").contains("\nlamp"));
        }
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertTrue(exec("widget:list").out().contains("\nlamp"));
            assertEquals("", end(runtime).err());
        }
    }

    @Test
    public void becomesReadyThoughABundleHangs() throws Exception {
        configureStartDeadline(3_000);
        Files.copy(DeployableWidgets.hanging(), deploy.resolve("a-hanging.jar"));
        Files.copy(DeployableWidgets.bell("1.0.0"), deploy.resolve("bell.jar"));

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertEquals("Active", bell().state());
            assertNote("a-hanging.jar", "did not return within 3000 ms");
            assertEquals(runtime.toString(), 0, end(runtime).status());
        }
    }

    @Test
    public void saysWhatItDidNotWaitFor() throws Exception {
        configureStartDeadline(600_000);
        Files.copy(DeployableWidgets.hanging(), deploy.resolve("hanging.jar"));

        try (LaunchedRuntime runtime = start("-Dwidgetry.deployed.deadline=5")) {
            runtime.awaitReady();
            runtime.awaitMessage("WARN  the deployer has not gone through deploy/ within 5 s"
                    + " \\(com\\.acme\\.hanging is still being started\\); ");
            // what nobody waits for comes all the same
            Await.until("the health checks are there", () -> execNow("health").contains("deployments"));
            assertEquals(runtime.toString(), 0, end(runtime).status());
        }
    }

    @Test
    public void canBeStoppedWhileItWaitsForABundleThatHangs() throws Exception {
        configureStartDeadline(600_000);
        Files.copy(DeployableWidgets.hanging(), deploy.resolve("hanging.jar"));

        try (LaunchedRuntime runtime = start("")) {
            awaitStart("com.acme.hanging");
            Ended stop = LaunchedRuntime.call("stop", "--home", home.toString());

            assertEquals(new Ended(0, "", ""), stop);
            assertEquals(runtime.toString(), 0, runtime.awaitEnd().status());
        }
    }

    @Test
    public void endsThoughABundleHangsThatCannotBeInterrupted() throws Exception {
        configureStartDeadline(600_000);
        Files.copy(DeployableWidgets.deaf(), deploy.resolve("deaf.jar"));

        try (LaunchedRuntime runtime = start("-Dwidgetry.stop.deadline=2")) {
            awaitStart("com.acme.deaf");
            Ended stop = LaunchedRuntime.call("stop", "--home", home.toString());

            assertEquals(new Ended(0, "", ""), stop);
            Ended ended = runtime.awaitEnd();
            assertEquals(ended.toString(), 1, ended.status());
            assertEquals("widgetry: not everything stopped in time; the process ends all the same\n", ended.err());
        }
        assertFalse("that is no verdict", exists("deployed/history.jsonl"));
    }

    private boolean exists(String file) {
        return Files.exists(home.resolve(file));
    }

    private void configureStartDeadline(int millis) throws IOException {
        Files.createDirectories(home.resolve("etc"));
        Files.writeString(
                home.resolve("etc/widgetry.json"),
                "{ \"io.widgetry.deployer\": { \"startDeadlineMillis\": " + millis + " } }");
    }

    private LaunchedRuntime start(String javaOptions) throws IOException {
        return LaunchedRuntime.startFrom(
                LaunchedRuntime.distribution(), javaOptions, "run", "--home", home.toString(), "--no-shell");
    }

    private void awaitStart(String bundle) {
        Await.until("the control socket is there", () -> exists("run/control.sock"));
        Await.until(
                () -> bundle + " is being started: " + bundles(),
                () -> named(bundle).stream().anyMatch(listed -> listed.state().equals("Starting")));
    }

    @Test
    public void bringsBackWhatWasUninstalledInTheShellWithoutAnAlarm() throws Exception {
        Files.copy(DeployableWidgets.bell("1.0.0"), deploy.resolve("bell.jar"));
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertEquals(0, exec("uninstall " + bell().id()).status());
            long feed = named("io.widgetry.feed").get(0).id();
            assertEquals(0, exec("uninstall " + feed).status());
            assertEquals(List.of(), named("io.widgetry.feed"));
            assertEquals(runtime.toString(), 0, end(runtime).status());
        }
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertEquals("Active", bell().state());
            assertEquals("Active", named("io.widgetry.feed").get(0).state());
            assertEquals("", end(runtime).err());
        }
    }

    @Test
    public void takesItsOwnCopyWhereTheFrameworksIsDamaged() throws Exception {
        Files.copy(DeployableWidgets.bell("1.0.0"), deploy.resolve("bell.jar"));
        long id;
        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            id = bell().id();
            assertEquals(runtime.toString(), 0, end(runtime).status());
        }
        Files.writeString(home.resolve("cache/framework/bundle" + id + "/version0.0/bundle.jar"), "rubbish");

        try (LaunchedRuntime runtime = LaunchedRuntime.run(home)) {
            assertEquals("Active", bell().state());
            assertTrue(runtime.isAlive());
        }
    }

    private void configureLamp() throws IOException {
        Files.writeString(
                deploy.resolve("lamp.json"), "{ \"" + DeployableWidgets.LAMP_PID + "\": { \"colour\": \"red\" } }");
    }

    private void assertNote(String file, String part) throws IOException {
        Path note = deploy.resolve(file + ".rejected.txt");
        assertTrue(note + " in " + inDeploy(), Files.exists(note));
        String text = Files.readString(note);
        assertTrue(text, text.contains(part));
    }

    private List<String> inDeploy() throws IOException {
        return Trees.names(deploy);
    }

    /** The actions of the history, oldest first; a trial that has been passed may be among them or not yet. */
    private List<String> history() throws Exception {
        return exec("deploy:history bell")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split("  +")[1])
                .filter(action -> !action.equals("confirmed"))
                .toList();
    }

    private void awaitBell(String version) {
        Await.until(
                () -> "bell " + version + " in " + bundles(),
                () -> bells().stream()
                        .anyMatch(bell ->
                                bell.version().equals(version) && bell.state().equals("Active")));
    }

    /** The bundles that nobody waits for are started after the runtime is ready. */
    private void awaitLate() {
        Await.until(
                () -> "the web bundle is active: " + bundles(),
                () -> named("io.widgetry.web").stream()
                        .anyMatch(web -> web.state().equals("Active")));
    }

    private ListedBundle bell() {
        List<ListedBundle> bells = bells();
        assertEquals(bells.toString(), 1, bells.size());
        return bells.get(0);
    }

    private List<ListedBundle> bells() {
        return named(DeployableWidgets.BELL);
    }

    private List<ListedBundle> named(String name) {
        return bundles().stream().filter(bundle -> bundle.name().equals(name)).toList();
    }

    private List<String> namesAndVersions() {
        return bundles().stream()
                .map(bundle -> bundle.name() + " " + bundle.version() + " " + bundle.state())
                .sorted()
                .toList();
    }

    private List<ListedBundle> bundles() {
        return ListedBundle.all(execNow("lb -s"));
    }

    private String execNow(String command) {
        try {
            return exec(command).out();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Ended exec(String command) throws Exception {
        return LaunchedRuntime.call("exec", "--home", home.toString(), command);
    }

    private static Ended end(LaunchedRuntime runtime) throws Exception {
        runtime.terminate();
        return runtime.awaitEnd();
    }
}
