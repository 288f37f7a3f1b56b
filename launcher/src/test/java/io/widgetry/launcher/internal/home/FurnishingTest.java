package io.widgetry.launcher.internal.home;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.launcher.internal.cli.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FurnishingTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Distribution distribution;
    private Home home;

    @Before
    public void makeDistribution() throws IOException, CommandException {
        distribution = new Distribution(folder.newFolder("distribution").toPath());
        home = new Home(folder.newFolder("home").toPath());
        Files.createDirectories(distribution.samples());
        Files.createDirectories(distribution.etc());
        sample("card.jar", "card 1");
        sample("board.jar", "board 1");
        sample("misbehaving.jar", "throws");
        sample("notes.zip", "notes 1");
        Files.writeString(distribution.etc().resolve("logback.xml"), "<configuration/>");
        home.create();
    }

    @Test
    public void givesANewHomeTheSamplesButNotTheMisbehavingOne() throws Exception {
        furnish(true);

        assertEquals("card 1", deployed("card.jar"));
        assertEquals("board 1", deployed("board.jar"));
        assertEquals("notes 1", deployed("notes.zip"));
        assertFalse(Files.exists(home.deploy().resolve("misbehaving.jar")));
        assertEquals("<configuration/>", Files.readString(home.etc().resolve("logback.xml")));
    }

    @Test
    public void copiesASampleInOneStepAndWithItsTime() throws Exception {
        FileTime built = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));
        Files.setLastModifiedTime(distribution.samples().resolve("card.jar"), built);

        furnish(true);

        assertEquals(built, Files.getLastModifiedTime(home.deploy().resolve("card.jar")));
        try (Stream<Path> files = Files.list(home.deploy())) {
            assertEquals(
                    List.of(".samples", "board.jar", "card.jar", "notes.zip"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    public void doesNotBringBackADeletedSample() throws Exception {
        furnish(true);
        Files.delete(home.deploy().resolve("card.jar"));
        sample("card.jar", "card 2");
        sample("new.jar", "new 1");

        furnish(false);

        assertFalse(Files.exists(home.deploy().resolve("card.jar")));
        assertFalse(Files.exists(home.deploy().resolve("new.jar")));
    }

    @Test
    public void bringsANewerVersionOfASampleThatIsAsItWasCopied() throws Exception {
        furnish(true);
        sample("card.jar", "card 2");
        furnish(false);
        assertEquals("card 2", deployed("card.jar"));

        sample("card.jar", "card 3");
        furnish(false);

        assertEquals("card 3", deployed("card.jar"));
        assertEquals("board 1", deployed("board.jar"));
    }

    @Test
    public void leavesWhatAPersonHasChanged() throws Exception {
        furnish(true);
        Files.writeString(home.deploy().resolve("card.jar"), "my own card");
        Files.writeString(home.etc().resolve("logback.xml"), "<mine/>");
        sample("card.jar", "card 2");

        furnish(false);

        assertEquals("my own card", deployed("card.jar"));
        assertEquals("<mine/>", Files.readString(home.etc().resolve("logback.xml")));
        assertTrue(Files.exists(home.deploy().resolve("board.jar")));
    }

    @Test
    public void followsTheDistributionInAHomeOfAnEarlierVersion() throws Exception {
        furnish(true);
        Files.writeString(home.deploy().resolve(".samples"), sha256("card 1") + " card.jar\n");
        sample("card.jar", "card 2");

        furnish(false);

        assertEquals("card 2", deployed("card.jar"));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void furnish(boolean isNew) throws CommandException {
        new Furnishing(distribution, home).provide(isNew);
    }

    private void sample(String name, String content) throws IOException {
        Files.writeString(distribution.samples().resolve(name), content);
    }

    private String deployed(String name) throws IOException {
        return Files.readString(home.deploy().resolve(name));
    }
}
