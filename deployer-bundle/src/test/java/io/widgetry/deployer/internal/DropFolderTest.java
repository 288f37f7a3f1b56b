package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.support.Told;
import io.widgetry.deployer.internal.widgets.Connector;
import io.widgetry.deployer.internal.widgets.Publishing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

/** What is put into the folder runs, and what the folder says is what runs. */
public class DropFolderTest extends RigTest {
    private static final Duration A_WHILE = Duration.ofMillis(600);

    @Test
    public void aFileIsInstalledAndStartedAndStandsItsTrial() {
        rig().begin();
        LogFile log = new LogFile();
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().awaitRunning("card", "1.0.0");
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        assertEquals(List.of("INSTALLED card.jar card - 1.0.0", "CONFIRMED card.jar card - 1.0.0"), rig().history());
        assertEquals("widgetry-deploy:card", rig().bundle("card").orElseThrow().getLocation());
        assertEquals(
                "INFO card 1.0.0: installed from card.jar, on trial",
                log.lines().get(0));
    }

    @Test
    public void aConnectorIsInstalledAndUpdatedLikeAWidget() {
        rig().begin();
        Jars.empty("line", "1.0.0").with(Connector.class).to(rig().deploy("line.jar"));
        Jars.empty("feeding", "1.0.0").with(Publishing.class).to(rig().deploy("feeding.jar"));
        rig().awaitState("line.jar", DeploymentState.ACTIVE);
        rig().awaitState("feeding.jar", DeploymentState.ACTIVE);
        Jars.empty("line", "1.1.0").with(Connector.class).to(rig().deploy("line.jar"));
        rig().awaitRunning("line", "1.1.0");
    }

    @Test
    public void aNewFileOfTheSameSymbolicNameIsAnUpdateOfTheSameBundle() {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        long id = rig().bundle("card").orElseThrow().getBundleId();
        LogFile log = new LogFile();
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        rig().awaitRunning("card", "1.1.0");
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
        assertEquals(id, rig().bundle("card").orElseThrow().getBundleId());
        Await.until(
                () -> log.lines().toString(),
                () -> log.lines().stream()
                        .anyMatch(line ->
                                line.matches("INFO card 1\\.0\\.0 → 1\\.1\\.0: updated, gap \\d+ ms, on trial")));
        assertEquals("1.0.0", rig().status("card.jar").orElseThrow().lastGood().orElseThrow());
    }

    @Test
    public void ofTwoFilesTheHigherVersionIsInUseAndTheOtherIsToldSo() {
        rig().begin();
        Jars.widget("card", "1.9.0").to(rig().deploy("b.jar"));
        Jars.widget("card", "1.10.0").to(rig().deploy("a.jar"));
        rig().awaitRunning("card", "1.10.0");
        assertEquals(
                "a.jar with version 1.10.0 is in use",
                rig().awaitState("b.jar", DeploymentState.SHADOWED).reason().orElseThrow());
        rig().delete("a.jar");
        rig().awaitRunning("card", "1.9.0");
        rig().awaitState("b.jar", DeploymentState.ACTIVE);
    }

    @Test
    public void ofTwoFilesOfOneVersionTheNewerIsInUse() throws IOException {
        Path older = Jars.widget("card", "1.0.0").salt("older").to(rig().deploy("z.jar"));
        Path newer = Jars.widget("card", "1.0.0").salt("newer").to(rig().deploy("a.jar"));
        Files.setLastModifiedTime(older, FileTime.from(Instant.now().minusSeconds(100)));
        Files.setLastModifiedTime(newer, FileTime.from(Instant.now().minusSeconds(50)));
        rig().begin();
        rig().awaitState("a.jar", DeploymentState.ACTIVE);
        rig().awaitState("z.jar", DeploymentState.SHADOWED);
        assertEquals("newer", rig().bundle("card").orElseThrow().getHeaders().get("Test-Salt"));
    }

    @Test
    public void anOlderVersionInPlaceOfANewerIsADowngradeAndToldAsOne() {
        Jars.widget("card", "2.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        LogFile log = new LogFile();
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().awaitRunning("card", "1.0.0");
        Await.until(
                () -> log.lines().toString(),
                () -> log.lines().stream()
                        .anyMatch(line ->
                                line.startsWith("INFO card 2.0.0 → 1.0.0: updated to an older version (a downgrade)")));
    }

    @Test
    public void theSameContentAgainChangesNothing() throws IOException {
        Path jar = Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        long modified = rig().bundle("card").orElseThrow().getLastModified();
        List<String> history = rig().history();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
        Files.write(jar, Files.readAllBytes(jar)); // in place: another time, the same content
        Await.always(
                A_WHILE,
                () -> rig().running("card"),
                () -> rig().running("card").equals("1.0.0"));
        assertEquals(modified, rig().bundle("card").orElseThrow().getLastModified());
        assertEquals(history, rig().history());
    }

    @Test
    public void aRenameChangesNothingThatRuns() throws IOException {
        Path jar = Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        long modified = rig().bundle("card").orElseThrow().getLastModified();
        List<String> history = rig().history();
        Files.move(jar, rig().deploy("renamed.jar"));
        rig().awaitState("renamed.jar", DeploymentState.ACTIVE);
        Await.until(
                () -> "card.jar is still listed", () -> rig().status("card.jar").isEmpty());
        Await.always(
                A_WHILE,
                () -> rig().running("card"),
                () -> rig().running("card").equals("1.0.0"));
        assertEquals(modified, rig().bundle("card").orElseThrow().getLastModified());
        assertEquals(history, rig().history());
    }

    @Test
    public void aDeletedFileIsAnUninstalledBundle() {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        rig().delete("card.jar");
        rig().awaitRunning("card", "none");
        rig().awaitState("card.jar", DeploymentState.REMOVED);
        assertEquals("REMOVED card.jar card 1.0.0 -", rig().history().get(2));
    }

    @Test
    public void deletedAndMadeAgainIsAnUpdateAndNotAnUninstallation() {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().with(Told.patient()).begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        long id = rig().bundle("card").orElseThrow().getBundleId();
        Path next = Jars.widget("card", "1.1.0").file();
        rig().delete("card.jar");
        Await.always(
                Duration.ofMillis(120), () -> "gone", () -> rig().bundle("card").isPresent());
        move(next, rig().deploy("card-1.1.jar"));
        rig().awaitRunning("card", "1.1.0");
        assertEquals(id, rig().bundle("card").orElseThrow().getBundleId());
        assertEquals(
                List.of(),
                rig().history().stream()
                        .filter(entry -> entry.startsWith("REMOVED"))
                        .toList());
    }

    @Test
    public void aSlowCopyOverTheFileLeavesTheOldVersionRunningUntilItIsWhole() throws Exception {
        Path jar = Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().with(Told.patient()).begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        long id = rig().bundle("card").orElseThrow().getBundleId();
        byte[] next = Files.readAllBytes(Jars.widget("card", "1.1.0").file());
        int block = next.length / 8;
        try (OutputStream out = Files.newOutputStream(jar)) {
            for (int at = 0; at < next.length; at += block) {
                out.write(next, at, Math.min(block, next.length - at));
                if (at + block >= next.length) {
                    break;
                }
                // longer than the quiet time: the pauses of a slow network
                Await.always(
                        Duration.ofMillis(120),
                        () -> rig().running("card"),
                        () -> rig().running("card").equals("1.0.0"));
            }
        }
        rig().awaitRunning("card", "1.1.0");
        assertEquals(id, rig().bundle("card").orElseThrow().getBundleId());
        assertEquals("", rig().note("card.jar"));
        assertTrue(
                rig().history().toString(), rig().history().stream().noneMatch(entry -> entry.startsWith("REFUSED")));
    }

    @Test
    public void aFileThatIsReplacedAgainAndAgainEndsAsTheLast() {
        rig().begin();
        for (int minor = 0; minor < 10; minor++) {
            Jars.widget("card", "1." + minor + ".0").to(rig().deploy("card.jar"));
        }
        rig().awaitVersion("card.jar", "1.9.0", DeploymentState.ACTIVE);
        assertEquals("1.9.0", rig().running("card"));
    }

    @Test
    public void filesOnTheirWayAreNotLookedAt() throws IOException {
        rig().begin();
        Path jar = Jars.widget("card", "1.0.0").file();
        for (String name :
                List.of("card.jar.part", "card.jar.tmp", ".card.jar", "readme.txt", "old.jar.rejected.txt")) {
            Files.copy(jar, rig().deploy(name));
        }
        Files.createDirectory(rig().deploy("folder.jar"));
        Await.until(() -> "the stale note is there", () -> !Files.exists(rig().deploy("old.jar.rejected.txt")));
        Await.always(
                A_WHILE,
                () -> rig().running("card"),
                () -> rig().running("card").equals("none"));
        assertEquals(List.of(), rig().deployer().deployments());
    }

    @Test
    public void aFolderThatIsDeletedAndMadeAgainIsWatchedAgainAndWhatRunsGoesOn() throws IOException {
        Path jar = Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        Path copy = Files.copy(jar, rig().home().resolve("copy.jar"));
        rig().begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        LogFile log = new LogFile();
        Files.delete(jar);
        Files.delete(rig().deploy());
        Await.until(
                () -> log.lines().toString(),
                () -> log.lines().stream()
                        .anyMatch(line ->
                                line.startsWith("WARN " + rig().deploy() + " cannot be read: it is not there.")));
        Await.always(
                A_WHILE,
                () -> rig().running("card"),
                () -> rig().running("card").equals("1.0.0"));
        Files.createDirectory(rig().deploy());
        move(copy, rig().deploy("card.jar"));
        Await.until(() -> log.lines().toString(), () -> log.lines().contains("INFO " + rig().deploy() + " is back"));
        Jars.widget("board", "1.0.0").to(rig().deploy("board.jar"));
        rig().awaitRunning("board", "1.0.0");
        assertEquals("1.0.0", rig().running("card"));
    }

    @Test
    public void aCopyThatPausesForLongIsRefusedOnceAndTakenUpWhenItIsWhole() throws Exception {
        rig().begin();
        LogFile log = new LogFile();
        byte[] whole = Files.readAllBytes(Jars.widget("card", "1.0.0").file());
        try (OutputStream out = Files.newOutputStream(rig().deploy("card.jar"))) {
            out.write(whole, 0, 500);
            rig().awaitState("card.jar", DeploymentState.REFUSED);
            out.write(whole, 500, 500);
            Await.always(
                    A_WHILE,
                    () -> rig().running("card"),
                    () -> rig().running("card").equals("none"));
            out.write(whole, 1_000, whole.length - 1_000);
        }
        rig().awaitRunning("card", "1.0.0");
        assertEquals(
                1, log.lines().stream().filter(line -> line.startsWith("WARN")).count());
        Await.equal("", () -> rig().note("card.jar"));
    }

    @Test
    public void aNameCannotForgeALineOfTheLog() throws IOException {
        rig().begin();
        LogFile log = new LogFile();
        Files.writeString(rig().deploy("x\nWARN core - forged.jar"), "");
        Await.until(() -> log.lines().toString(), () -> !log.lines().isEmpty());
        assertEquals(List.of("WARN x WARN core - forged.jar refused: is empty. What runs is unchanged."), log.lines());
    }

    @Test
    public void severalBundlesAreIndependentOfEachOther() {
        rig().begin();
        for (int i = 0; i < 5; i++) {
            Jars.widget("card" + i, "1.0.0").to(rig().deploy("card" + i + ".jar"));
        }
        Jars.empty("library", "1.0.0").to(rig().deploy("library.jar"));
        for (int i = 0; i < 5; i++) {
            rig().awaitRunning("card" + i, "1.0.0");
        }
        rig().awaitState("library.jar", DeploymentState.REFUSED);
    }

    private static void move(Path from, Path to) {
        try {
            Path part = to.resolveSibling(".part");
            Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
