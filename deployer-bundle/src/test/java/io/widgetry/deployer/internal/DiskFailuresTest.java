package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.FaultyDisk;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.support.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;

/** When the disk fails, what runs goes on, it is said, and it is tried again. */
public class DiskFailuresTest extends RigTest {
    private static final String FULL = "No space left on device; it is tried again every 100 ms";

    private final FaultyDisk faulty = new FaultyDisk();
    private LogFile log;

    @Before
    public void aVersionRuns() {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().with(faulty.disk()).begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        log = new LogFile();
    }

    private void refusedUntilMended(String reason) {
        assertEquals(
                reason,
                rig().awaitState("card.jar", DeploymentState.REFUSED).reason().orElseThrow());
        Await.always(
                Duration.ofMillis(350),
                () -> rig().running("card"),
                () -> rig().running("card").equals("1.0.0"));
        assertEquals(
                "told once",
                List.of("WARN card.jar refused: " + reason + ". What runs is unchanged."),
                log.lines().stream().filter(line -> line.contains("refused")).toList());
        faulty.mend();
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
        Await.equal("", () -> rig().note("card.jar"));
    }

    @Test
    public void aFullDiskRefusesUntilThereIsSpace() {
        faulty.failAt((operation, path) -> operation.equals("draft"));
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        refusedUntilMended("cannot be read: " + FULL);
    }

    @Test
    public void aFileThatMayNotBeReadIsTriedAgain() {
        faulty.failAt((operation, path) -> operation.equals("digest") && path.endsWith("deploy/card.jar"));
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        refusedUntilMended("cannot be read: " + FULL);
    }

    @Test
    public void nothingIsUpdatedThatCouldNotBeRemembered() {
        faulty.failAt((operation, path) -> operation.equals("write") && path.endsWith("state.json"));
        Jars.widget("board", "1.0.0").to(rig().deploy("board.jar"));
        String reason =
                "cannot be installed: " + rig().home().resolve("deployed/state.json") + " cannot be written: " + FULL;
        Await.until(
                () -> rig().deployer().deployments().toString(),
                () -> rig().status("board.jar")
                        .filter(status -> status.reason().filter(reason::equals).isPresent())
                        .isPresent());
        assertEquals("none", rig().running("board"));
        faulty.mend();
        rig().awaitVersion("board.jar", "1.0.0", DeploymentState.ACTIVE);
    }

    @Test
    public void aCopyIsOnTheDiskBeforeTheStateNamesItAndAfterItRuns() {
        List<String> seen = new CopyOnWriteArrayList<>();
        faulty.failAt((operation, path) -> {
            if (operation.equals("keep") || operation.equals("write") && path.endsWith("state.json")) {
                seen.add(operation + " " + path.getFileName().toString().split("-")[0] + ", " + rig().running("card"));
            }
            return false;
        });
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
        assertEquals(List.of("keep card, 1.1.0", "write state.json, 1.1.0"), seen.subList(0, 2));
    }

    @Test
    public void whatIsNotOnTheDiskIsNotNamedAndWhatIsNamedStays() throws IOException {
        rig().with(Told.trial(Duration.ofMinutes(10)));
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ON_TRIAL);
        String before = state();
        faulty.failAt((operation, path) -> operation.equals("keep"));
        Jars.widget("card", "1.2.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.2.0", DeploymentState.ON_TRIAL);
        Jars.widget("board", "1.0.0").to(rig().deploy("board.jar")); // copies are tidied up after it
        rig().awaitState("board.jar", DeploymentState.REFUSED);
        assertEquals(before, state());
        assertEquals(Set.of("1.0.0", "1.1.0", "1.2.0"), versionsKept("card"));
        faulty.mend();
        rig().awaitVersion("board.jar", "1.0.0", DeploymentState.ON_TRIAL);
        Await.equal(Set.of("1.0.0", "1.2.0"), () -> versionsKept("card"));
        assertTrue(state(), state().contains("\"version\":\"1.2.0\""));
    }

    private Set<String> versionsKept(String symbolicName) {
        try (Stream<Path> copies = Files.list(rig().home().resolve("deployed/versions"))) {
            return copies.map(copy -> copy.getFileName().toString().split("-"))
                    .filter(parts -> parts[0].equals(symbolicName))
                    .map(parts -> parts[1])
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String state() {
        try {
            return Files.readString(rig().home().resolve("deployed/state.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void theHistoryIsWrittenWhenItCanBe() throws IOException {
        faulty.failAt((operation, path) -> operation.equals("append"));
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
        assertEquals(4, rig().history().size());
        faulty.mend();
        Jars.widget("card", "1.2.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.2.0", DeploymentState.ACTIVE);
        assertEquals(
                6,
                Files.readAllLines(rig().home().resolve("deployed/history.jsonl"))
                        .size());
    }

    @Test
    public void aFolderThatCannotBeListedLeavesEverythingAsItIs() {
        faulty.failAt((operation, path) -> operation.equals("list") && path.endsWith("deploy"));
        rig().delete("card.jar");
        Await.always(
                Duration.ofMillis(600),
                () -> rig().running("card"),
                () -> rig().running("card").equals("1.0.0"));
        assertEquals(
                List.of("WARN " + rig().deploy()
                        + " cannot be read: No space left on device. What runs goes on; files are taken up again when"
                        + " it is back."),
                log.lines());
        faulty.mend();
        rig().awaitRunning("card", "none");
    }

    @Test
    public void aNoteThatCannotBeWrittenDisturbsNobody() {
        faulty.failAt((operation, path) ->
                operation.equals("write") && path.toString().endsWith(".rejected.txt"));
        Jars.empty("card", "1.1.0").to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.REFUSED);
        Jars.widget("card", "1.2.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.2.0", DeploymentState.ACTIVE);
    }

    @Test
    public void aFileThatIsReplacedWhileItIsExaminedIsExaminedAgain() {
        faulty.beforeCopy(() -> Jars.widget("card", "1.2.0").to(rig().deploy("card.jar")));
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.2.0", DeploymentState.ACTIVE);
        assertEquals("UPDATED card.jar card 1.0.0 1.2.0", rig().history().get(2));
    }

    @Test
    public void aFileThatIsDeletedWhileItIsExaminedIsGone() {
        faulty.beforeCopy(() -> delete(rig().deploy("board.jar")));
        Jars.widget("board", "1.0.0").to(rig().deploy("board.jar"));
        Await.until(() -> "it is there", () -> !Files.exists(rig().deploy("board.jar")));
        Await.always(
                Duration.ofMillis(500),
                () -> rig().running("board"),
                () -> rig().running("board").equals("none"));
        assertEquals(List.of(), log.lines());
        assertTrue(rig().status("board.jar").isEmpty());
    }

    @Test
    public void anOperatorIsToldWhenTheFolderCannotBeWrittenTo() {
        faulty.failAt((operation, path) -> operation.equals("copy") && path.startsWith(rig().deploy()));
        DeploymentResult result = rig().deployer()
                .install(Jars.widget("card", "1.1.0").to(rig().home().resolve("card.jar")));
        assertFalse(result.ok());
        assertEquals(
                "card.jar cannot be installed: No space left on device. What runs is unchanged.", result.message());
        assertEquals("1.0.0", rig().running("card"));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
