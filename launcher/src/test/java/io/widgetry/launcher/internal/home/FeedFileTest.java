package io.widgetry.launcher.internal.home;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.widgetry.launcher.internal.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FeedFileTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Home home;
    private Distribution distribution;

    @Before
    public void makeDirectories() throws IOException {
        home = new Home(folder.newFolder("home").toPath());
        distribution = new Distribution(folder.newFolder("distribution").toPath());
        Files.createDirectories(home.recordings());
        Files.createDirectories(distribution.sessions());
    }

    @Test
    public void theCurrentDirectoryComesFirstThenRecordingsThenSessions() throws Exception {
        // the module's own descriptor, since the current directory of this process cannot be another
        Path session = Files.createFile(distribution.sessions().resolve("pom.xml"));
        Path recording = Files.createFile(home.recordings().resolve("pom.xml"));
        Path own = Files.createFile(distribution.sessions().resolve("day.ndjson"));

        assertEquals(Path.of("pom.xml").toAbsolutePath(), find("pom.xml"));
        assertEquals(own, find("day.ndjson"));
        assertEquals(session, find(session.toString()));
        Path recorded = Files.createFile(home.recordings().resolve("day.ndjson"));
        assertEquals(recorded, find("day.ndjson"));
        assertEquals(recording, find(recording.toString()));
    }

    @Test
    public void namesTheSessionsThatThereAre() throws Exception {
        String missing = "the feed " + Path.of("dya.ndjson").toAbsolutePath()
                + " does not exist, nor is there one of this name in " + home.recordings();
        assertRefused(missing, "dya.ndjson");

        for (String name : new String[] {"mail.ndjson", "day.ndjson", "README.md"}) {
            Files.createFile(distribution.sessions().resolve(name));
        }

        assertRefused(missing + " or among the recorded sessions: day.ndjson, mail.ndjson", "dya.ndjson");
    }

    @Test
    public void looksNowhereElseForAnAbsolutePath() {
        assertRefused("the feed /no/such.ndjson does not exist", "/no/such.ndjson");
    }

    @Test
    public void refusesADirectory() throws IOException {
        Files.createDirectories(distribution.sessions().resolve("days"));

        assertRefused("the feed " + distribution.sessions().resolve("days") + " is a directory, not a file", "days");
    }

    private Path find(String name) throws CommandException {
        return FeedFile.find(name, home, distribution);
    }

    private void assertRefused(String message, String name) {
        CommandException refusal = assertThrows(CommandException.class, () -> find(name));
        assertEquals(message, refusal.getMessage());
        assertEquals(CommandException.REFUSED, refusal.status());
    }
}
