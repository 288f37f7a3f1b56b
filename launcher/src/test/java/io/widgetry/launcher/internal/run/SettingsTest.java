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

    private Distribution distribution;
    private Home home;

    @Before
    public void makeHome() throws IOException, CommandException {
        distribution = new Distribution(folder.newFolder("distribution").toPath());
        Files.createDirectories(distribution.sessions());
        Files.createFile(distribution.demo(Optional.empty()));
        Files.createFile(distribution.demo(Optional.of("axp-connect")));
        home = new Home(folder.newFolder("home").toPath());
        home.create();
    }

    @Test
    public void playsASessionOfTheProductThatIsAskedFor() throws CommandException {
        assertEquals(
                distribution.sessions().resolve("axp-connect.ndjson").toString(),
                settings("--product", "axp-connect").feed());
    }

    @Test
    public void playsTheDemoDayFastWhereNothingIsSaid() throws CommandException {
        Settings settings = settings();

        assertEquals(distribution.demo(Optional.empty()).toString(), settings.feed());
        assertEquals("10", settings.speed());
        assertEquals(Optional.empty(), settings.product());
        assertEquals(Optional.empty(), settings.config());
    }

    @Test
    public void playsAFeedOfOnesOwnAtItsOwnSpeed() throws Exception {
        Path feed = folder.newFile("feed.ndjson").toPath();

        assertEquals("1", settings("--feed", feed.toString()).speed());
        assertEquals(
                "max", settings("--feed", feed.toString(), "--speed", "max").speed());
    }

    @Test
    public void leavesStandardInputToAFeedThatComesFromThere() throws CommandException {
        Settings settings = settings("--feed", "-");

        assertEquals("-", settings.feed());
        assertFalse(settings.console());
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
        assertEquals(settings.feed(), properties.get("widgetry.feed"));
        assertEquals("10", properties.get("widgetry.feed.speed"));
        assertEquals("false", properties.get("widgetry.shell"));
        assertEquals(settings.config().get(), properties.get("configurator.initial"));
        assertEquals(
                home.etc().resolve("logback.xml").toString(), properties.get("org.ops4j.pax.logging.property.file"));
    }

    private Settings settings(String... options) throws CommandException {
        String[] line = new String[options.length + 1];
        line[0] = "run";
        System.arraycopy(options, 0, line, 1, options.length);
        return Settings.of(Arguments.parse(line), distribution, home);
    }

    private void assertRefused(String message, String... options) {
        CommandException refusal = assertThrows(CommandException.class, () -> settings(options));
        assertEquals(CommandException.REFUSED, refusal.status());
        assertEquals(message, refusal.getMessage());
    }
}
