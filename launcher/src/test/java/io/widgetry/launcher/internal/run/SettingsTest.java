package io.widgetry.launcher.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.home.Distribution;
import io.widgetry.launcher.internal.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SettingsTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Home home;

    @Before
    public void makeHome() throws IOException, CommandException {
        home = new Home(folder.newFolder("home").toPath());
        home.create();
    }

    @Test
    public void hasTheSimulatorMakeWhatHappensWhereNothingIsSaid() throws CommandException {
        Settings settings = settings();
        Map<String, String> properties = FrameworkProperties.of(settings, home);

        assertEquals(Optional.empty(), settings.feed());
        assertEquals(Optional.empty(), settings.product());
        assertEquals(Optional.empty(), settings.config());
        assertEquals("true", properties.get("widgetry.simulator"));
        assertFalse(properties.containsKey("widgetry.simulator.speed"));
        assertFalse(properties.containsKey("widgetry.feed"));
    }

    @Test
    public void tellsTheSimulatorItsSpeed() throws CommandException {
        Map<String, String> properties = FrameworkProperties.of(settings("--speed", "10"), home);

        assertEquals("10", properties.get("widgetry.simulator.speed"));
    }

    @Test
    public void hasAWebServerUnlessItIsTold() throws CommandException {
        Map<String, String> usual = FrameworkProperties.of(settings(), home);
        assertFalse(usual.containsKey("widgetry.web.port"));
        assertEquals("false", usual.get("org.apache.felix.http.require.config"));
        assertEquals("127.0.0.1", usual.get("org.apache.felix.http.host"));

        assertEquals("0", FrameworkProperties.of(settings("--port", "0"), home).get("widgetry.web.port"));

        Map<String, String> none = FrameworkProperties.of(settings("--no-web"), home);
        assertEquals("none", none.get("widgetry.web.port"));
        assertEquals("true", none.get("org.apache.felix.http.require.config"));

        assertRefused("--port and --no-web exclude each other", "--port", "1", "--no-web");
    }

    @Test
    public void playsAFeedOfOnesOwnAtItsOwnSpeed() throws Exception {
        Path feed = folder.newFile("feed.ndjson").toPath();

        Map<String, String> slow = FrameworkProperties.of(settings("--feed", feed.toString()), home);
        Map<String, String> fast = FrameworkProperties.of(settings("--feed", feed.toString(), "--speed", "max"), home);

        assertEquals(feed.toString(), slow.get("widgetry.feed"));
        assertEquals("1", slow.get("widgetry.feed.speed"));
        assertEquals("max", fast.get("widgetry.feed.speed"));
        assertFalse(fast.containsKey("widgetry.simulator"));
    }

    @Test
    public void leavesStandardInputToAFeedThatComesFromThere() throws CommandException {
        Settings settings = settings("--feed", "-");

        assertEquals(Optional.of("-"), settings.feed());
        assertFalse(settings.console());
    }

    @Test
    public void findsARecordedSessionByItsName() throws Exception {
        Path session = folder.newFolder("sessions").toPath().resolve("some-day.ndjson");
        Files.createFile(session);

        assertEquals(
                Optional.of(session.toString()),
                settings("--feed", "some-day.ndjson").feed());
    }

    @Test
    public void refusesAFeedThatDoesNotExist() {
        assertRefused(
                "the feed " + folder.getRoot() + "/none.ndjson does not exist",
                "--feed",
                folder.getRoot() + "/none.ndjson");
    }

    @Test
    public void refusesAFeedThatIsADirectory() {
        assertRefused(
                "the feed " + folder.getRoot() + " is a directory, not a file",
                "--feed",
                folder.getRoot().toString());
    }

    @Test
    public void refusesAConfigurationThatDoesNotExist() {
        assertRefused("the configuration /no/such.json does not exist", "--config", "/no/such.json");
    }

    @Test
    public void takesTheHomesConfigurationWhereNoneIsGiven() throws Exception {
        Files.writeString(home.etc().resolve("widgetry.json"), "{ \"homes\": {} }");
        Path other = Files.writeString(folder.newFile("other.json").toPath(), "{ \"other\": {} }");

        assertTrue(settings().config().get().endsWith(" \"homes\": {} }"));
        assertTrue(settings("--config", other.toString()).config().get().endsWith(" \"other\": {} }"));
    }

    @Test
    public void tellsTheBundlesWhatWasAskedFor() throws Exception {
        Path config = Files.writeString(folder.newFile("config.json").toPath(), "{}");
        Settings settings = settings("--product", "axp-connect", "--config", config.toString());

        Map<String, String> properties = FrameworkProperties.of(settings, home);

        assertEquals("axp-connect", properties.get("widgetry.product"));
        assertEquals(home.directory().toString(), properties.get("widgetry.home"));
        assertEquals("false", properties.get("widgetry.shell"));
        assertEquals(settings.config().get(), properties.get("configurator.initial"));
        assertEquals(
                home.etc().resolve("logback.xml").toString(), properties.get("org.ops4j.pax.logging.property.file"));
    }

    private Settings settings(String... options) throws CommandException {
        String[] line = new String[options.length + 1];
        line[0] = "run";
        System.arraycopy(options, 0, line, 1, options.length);
        return Settings.of(
                Arguments.parse(line), home, new Distribution(folder.getRoot().toPath()));
    }

    private void assertRefused(String message, String... options) {
        CommandException refusal = assertThrows(CommandException.class, () -> settings(options));
        assertEquals(CommandException.REFUSED, refusal.status());
        assertEquals(message, refusal.getMessage());
    }
}
