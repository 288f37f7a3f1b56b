package io.widgetry.launcher.internal.home;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class HomeTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void isNewOnlyTheFirstTime() throws Exception {
        Home home = new Home(root().resolve("a/home"));

        assertTrue(home.create());
        assertFalse(home.create());
    }

    @Test
    public void isNotNewWhereOnlyItsDeployDirectoryWasDeleted() throws Exception {
        Home home = new Home(root().resolve("home"));
        home.create();
        Files.delete(home.deploy());

        assertFalse(home.create());
        assertTrue(Files.isDirectory(home.deploy()));
    }

    @Test
    public void letsNobodyElseLookAtTheControlSocket() throws Exception {
        Home home = new Home(root().resolve("home"));
        home.create();

        assumeTrue(Files.getFileStore(home.run()).supportsFileAttributeView("posix"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home.run())));
    }

    @Test
    public void saysWhichFileIsInTheWay() throws IOException {
        Path file = Files.createFile(root().resolve("home"));

        CommandException refusal = assertThrows(CommandException.class, () -> new Home(file).create());

        assertEquals(CommandException.REFUSED, refusal.status());
        assertEquals(file + " is in the way: a home needs a directory there", refusal.getMessage());
    }

    @Test
    public void refusesAPathThatIsTooLongForASocket() {
        String longest = "/" + "x".repeat(103 - "//run/control.sock".length());

        assertThrowsTooLong(longest + "x");
        assertThrowsTooLong("/" + "ä".repeat(60)); // bytes count, not characters
        assertAllowed(longest);
    }

    private static void assertThrowsTooLong(String path) {
        CommandException refusal =
                assertThrows(CommandException.class, () -> Home.of(Arguments.parse("stop", "--home", path)));
        assertEquals(CommandException.REFUSED, refusal.status());
        assertTrue(refusal.getMessage(), refusal.getMessage().contains("choose a shorter --home"));
    }

    private static void assertAllowed(String path) {
        try {
            assertEquals(
                    Path.of(path),
                    Home.of(Arguments.parse("stop", "--home", path)).directory());
        } catch (CommandException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void hasOneInstanceAtATime() throws Exception {
        Home home = new Home(root().resolve("home"));
        home.create();
        assertFalse(HomeLock.isTaken(home));

        HomeLock lock = HomeLock.take(home);

        assertTrue(HomeLock.isTaken(home));
        long pid = ProcessHandle.current().pid();
        assertEquals(OptionalLong.of(pid), HomeLock.lastProcess(home));
        CommandException refusal = assertThrows(CommandException.class, () -> HomeLock.take(home));
        assertEquals(CommandException.REFUSED, refusal.status());
        assertEquals(
                "Widgetry runs in %s already (process %d); stop it by \"widgetry stop --home %s\", or choose another --home"
                        .formatted(home.directory(), pid, home.directory()),
                refusal.getMessage());
        lock.close();
        assertFalse(HomeLock.isTaken(home));
        HomeLock.take(home).close();
    }

    @Test
    public void isNotTakenWhereNothingEverRan() throws CommandException {
        assertFalse(HomeLock.isTaken(new Home(root().resolve("nowhere"))));
    }

    private Path root() {
        return folder.getRoot().toPath();
    }
}
