package io.widgetry.integration.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code widgetry deploy}: verdict, exit status, and what is in the drop folder afterwards. */
public class DeployCommandTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path home;
    private LaunchedRuntime runtime;

    @Before
    public void start() throws Exception {
        Assume.assumeFalse(
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"));
        home = folder.getRoot().toPath().resolve("home");
        Files.createDirectories(home.resolve("deploy"));
        runtime = LaunchedRuntime.run(home);
    }

    @After
    public void stop() throws Exception {
        if (runtime != null) {
            runtime.close();
        }
    }

    @Test
    public void installsAndUpdatesAndPrintsTheVerdict() throws Exception {
        Ended first = deploy(named(DeployableWidgets.bell("1.0.0"), "bell-1.0.jar"));
        List<ListedBundle> installed = bells();
        Ended second = deploy(named(DeployableWidgets.bell("1.1.0"), "bell-1.1.jar"));

        assertSucceeded(first, "com.acme.bell 1.0.0");
        assertSucceeded(second, "com.acme.bell 1.0.0 → 1.1.0");
        assertEquals(1, installed.size());
        assertEquals(
                List.of(new ListedBundle(installed.get(0).id(), "Active", DeployableWidgets.BELL, "1.1.0")), bells());
        assertEquals(0, exec("widget:info bell").status());
    }

    @Test
    public void endsWithOneAndTheReasonWhereItIsRefused() throws Exception {
        assertSucceeded(deploy(named(DeployableWidgets.bell("1.0.0"), "bell.jar")), "com.acme.bell 1.0.0");
        Path text = Files.writeString(folder.getRoot().toPath().resolve("notes.jar"), "no archive at all");

        assertRefused(deploy(DeployableWidgets.lonely()), "com.acme.crm [1.2");
        assertRefused(deploy(text), "notes.jar");

        assertEquals("Active", bells().get(0).state());
        assertEquals(List.of("bell.jar"), inDeploy());
    }

    @Test
    public void leavesTheGoodVersionsFileWhereItIsWhenANewerOneFails() throws Exception {
        assertSucceeded(deploy(named(DeployableWidgets.bell("1.0.0"), "bell-1.0.jar")), "com.acme.bell 1.0.0");

        assertRefused(deploy(named(DeployableWidgets.brokenBell("1.1.0"), "bell-1.1.jar")), "no licence");

        assertEquals(List.of("bell-1.0.jar"), inDeploy());
        assertEquals("1.0.0", bells().get(0).version());
        assertEquals("Active", bells().get(0).state());
        assertTrue(exec("deploy:history bell").out().contains("1.1.0 → 1.0.0"));
    }

    @Test
    public void takesAPathThatMeansSomethingToAShell() throws Exception {
        Path odd = Files.createDirectories(folder.getRoot().toPath().resolve("it's $HOME; {a} \"b\" | c"));

        assertSucceeded(
                deploy(Files.copy(DeployableWidgets.bell("2.0.0"), odd.resolve("bell (2)'s.jar"))),
                "com.acme.bell 2.0.0");
        assertEquals(List.of("bell (2)'s.jar"), inDeploy());
    }

    @Test
    public void takesAConfigurationFile() throws Exception {
        assertSucceeded(deploy(named(DeployableWidgets.lamp(), "lamp.jar")), "com.acme.lamp");
        assertFalse(exec("widget:list").out().contains("\nlamp"));

        assertSucceeded(
                deploy(Files.writeString(
                        folder.getRoot().toPath().resolve("lamp.json"),
                        "{ \"" + DeployableWidgets.LAMP_PID + "\": { \"colour\": \"red\" } }")),
                "lamp.json");
        assertTrue(exec("widget:list").out().contains("\nlamp"));
    }

    @Test
    public void endsWithTwoWhereThereIsNoSuchFile() throws Exception {
        Path missing = folder.getRoot().toPath().resolve("missing.jar");

        assertEquals(new Ended(2, "", "widgetry: the file " + missing + " does not exist\n"), deploy(missing));
    }

    @Test
    public void endsWithThreeAndSaysWhatToDoWhereNothingRuns() throws Exception {
        Path elsewhere = folder.getRoot().toPath().resolve("elsewhere");
        Path bell = named(DeployableWidgets.bell("1.0.0"), "bell.jar");

        Ended ended = LaunchedRuntime.call("deploy", bell.toString(), "--home", elsewhere.toString());

        assertEquals(
                new Ended(
                        3,
                        "",
                        ("widgetry: no Widgetry runs in %s; start it by \"widgetry run --home %s\", or copy bell.jar"
                                        + " into %s/deploy, where the next start takes it up\n")
                                .formatted(elsewhere, elsewhere, elsewhere)),
                ended);
        assertFalse(Files.exists(elsewhere));
    }

    private Path named(Path jar, String name) throws Exception {
        return Files.move(jar, folder.getRoot().toPath().resolve(name));
    }

    private Ended deploy(Path file) throws Exception {
        return LaunchedRuntime.call("deploy", file.toString(), "--home", home.toString());
    }

    private static void assertSucceeded(Ended ended, String part) {
        assertEquals(ended.toString(), 0, ended.status());
        assertEquals("", ended.err());
        assertTrue(ended.out(), ended.out().contains(part) && ended.out().endsWith("\n"));
    }

    private static void assertRefused(Ended ended, String part) {
        assertEquals(ended.toString(), 1, ended.status());
        assertEquals("", ended.out());
        assertTrue(
                ended.err(), ended.err().startsWith("widgetry: ") && ended.err().contains(part));
    }

    private List<String> inDeploy() throws Exception {
        return Trees.names(home.resolve("deploy"));
    }

    private List<ListedBundle> bells() throws Exception {
        return ListedBundle.all(exec("lb -s").out()).stream()
                .filter(bundle -> bundle.name().equals(DeployableWidgets.BELL))
                .toList();
    }

    private Ended exec(String command) throws Exception {
        return LaunchedRuntime.call("exec", "--home", home.toString(), command);
    }
}
