package io.widgetry.launcher.internal.control;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.home.Home;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class DeployCommandTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Home home;

    @Before
    public void chooseHome() {
        home = new Home(folder.getRoot().toPath().resolve("home"));
    }

    @Test
    public void makesOneWordOfAnyPath() throws CommandException {
        assertEquals("'/srv/new widget (2).jar'", DeployCommand.quoted(Path.of("/srv/new widget (2).jar")));
        assertEquals("'/a/$x;b|c {d} \"e\".jar'", DeployCommand.quoted(Path.of("/a/$x;b|c {d} \"e\".jar")));
        assertEquals("'/it'\\''s mine.jar'", DeployCommand.quoted(Path.of("/it's mine.jar")));
    }

    @Test
    public void refusesAPathThatIsMoreThanALine() {
        CommandException refusal =
                assertThrows(CommandException.class, () -> DeployCommand.quoted(Path.of("/a\nstop.jar")));

        assertEquals(CommandException.REFUSED, refusal.status());
    }

    @Test
    public void refusesAFileThatIsNotThere() {
        Path file = folder.getRoot().toPath().resolve("no.jar");

        assertEnds(CommandException.REFUSED, "the file " + file + " does not exist", file);
    }

    @Test
    public void refusesADirectory() {
        Path directory = folder.getRoot().toPath();

        assertEnds(CommandException.REFUSED, "the file " + directory + " is a directory, not a file", directory);
    }

    @Test
    public void saysWhatToDoWhereNothingRuns() throws Exception {
        Path file = Files.createFile(folder.getRoot().toPath().resolve("card.jar"));

        assertEnds(
                CommandException.NOT_RUNNING,
                "no Widgetry runs in " + home.directory() + "; start it by \"widgetry run --home " + home.directory()
                        + "\", or copy card.jar into " + home.deploy() + ", where the next start takes it up",
                file);
        assertFalse(Files.exists(home.directory()));
    }

    private void assertEnds(int status, String message, Path file) {
        PrintStream stream = new PrintStream(printed);
        DeployCommand command = new DeployCommand(home, new Output(stream, stream));

        CommandException end = assertThrows(CommandException.class, () -> command.run(file.toString()));

        assertEquals(message, end.getMessage());
        assertEquals(status, end.status());
        assertEquals(0, printed.size());
    }
}
