package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.BrowserFiles;
import io.widgetry.deployer.internal.support.FaultyDisk;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.support.Told;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;

/** An archive that is whole does not wait until it has been quiet, which here would take longer than any test. */
public class EarlyLookTest extends RigTest {
    private static final Duration NEVER = Duration.ofMinutes(10);
    private static final Duration A_WHILE = Duration.ofMillis(600);

    private final AtomicInteger reads = new AtomicInteger();
    private final LogFile log = new LogFile();

    @Before
    public void countReads() {
        FaultyDisk disk = new FaultyDisk();
        disk.failAt((operation, path) -> {
            if (operation.equals("open") || operation.equals("digest") && path.startsWith(rig().deploy())) {
                reads.incrementAndGet();
            }
            return false;
        });
        rig().with(disk.disk()).with(Told.quiet(NEVER));
    }

    private void awaitRead(int before) {
        Await.until(() -> reads + " reads", () -> reads.get() > before);
    }

    /** What was done, but for the trials' ends; it is told a moment after a bundle runs. */
    private void awaitHistory(String... entries) {
        Await.equal(
                List.of(entries),
                () -> rig().history().stream()
                        .filter(entry -> !entry.startsWith("CONFIRMED"))
                        .toList());
    }

    private void nobodyWasWarned() {
        assertEquals(
                List.of(),
                log.lines().stream().filter(line -> line.startsWith("WARN")).toList());
    }

    @Test
    public void aWholeBundleIsTakenUpAtOnce() {
        rig().begin();
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().awaitRunning("card", "1.0.0");
    }

    @Test
    public void soIsABrowserWidgetsArchive() {
        rig().begin();
        BrowserFiles.flat("1.0.0", "a()").zipTo(rig().deploy("notes.zip"));
        rig().awaitRunning("browser.notes", "1.0.0");
    }

    @Test
    public void soIsWhatCameRightBeforeTheStart() {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        assertEquals("1.0.0", rig().running("card"));
    }

    @Test
    public void aCopyThatPausesIsReadInEachPauseAndTakenUpWithItsLastByte() throws IOException {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        byte[] next = Files.readAllBytes(Jars.widget("card", "1.1.0").file());
        inPieces(rig().deploy("card-1.1.jar"), next);
    }

    @Test
    public void soIsOneForWhichSpaceWasMadeFirst() throws IOException {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        byte[] next = Files.readAllBytes(Jars.widget("card", "1.1.0").file());
        Files.write(rig().deploy("card-1.1.jar"), new byte[next.length]);
        inPieces(rig().deploy("card-1.1.jar"), next);
    }

    @Test
    public void soIsOneThatIsWrittenOverTheOldOne() throws IOException {
        Duration quiet = Duration.ofMillis(400);
        Jars.widget("card", "1.0.0").salt("so that it is the longer one").to(rig().deploy("card.jar"));
        rig().with(Told.patient(quiet)).begin();
        Await.always(
                quiet.multipliedBy(2),
                () -> "it stopped",
                () -> rig().running("card").equals("1.0.0"));
        inPieces(
                rig().deploy("card.jar"),
                Files.readAllBytes(Jars.widget("card", "1.1.0").file()));
    }

    /** With pauses in which the file is read, and what ran before runs on. */
    private void inPieces(Path file, byte[] content) throws IOException {
        int piece = content.length / 6;
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            for (int at = 0; at + piece < content.length; at += piece) {
                int before = reads.get();
                out.write(content, at, piece);
                awaitRead(before);
                assertEquals("1.0.0", rig().running("card"));
            }
            int written = (int) out.getFilePointer();
            out.write(content, written, content.length - written);
            out.setLength(content.length);
        }
        rig().awaitRunning("card", "1.1.0");
        awaitHistory("INSTALLED card.jar card - 1.0.0", "UPDATED " + file.getFileName() + " card 1.0.0 1.1.0");
        nobodyWasWarned();
    }

    @Test
    public void whatComesWithAFileThatIsNotWholeWaitsForIt() throws IOException {
        rig().begin();
        byte[] board = Files.readAllBytes(Jars.widget("board", "1.0.0").file());
        Path half = rig().deploy("board.jar");
        Files.write(half, Arrays.copyOf(board, 500));
        awaitRead(0);
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        awaitRead(1);
        Await.always(A_WHILE, () -> "it is there", () -> rig().running("card").equals("none"));
        Files.write(half, board);
        rig().awaitRunning("card", "1.0.0");
        rig().awaitRunning("board", "1.0.0");
        nobodyWasWarned();
    }

    @Test
    public void aConfigurationWaitsAndSoDoesTheBundleThatComesWithIt() throws IOException {
        rig().with(Told.quiet(Duration.ofSeconds(1))).begin();
        Files.writeString(rig().deploy("card.json"), "{\"com.acme.card\": {\"colour\": \"blue\"}}");
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().awaitRunning("card", "1.0.0");
        awaitHistory("CONFIGURED card.json - - -", "INSTALLED card.jar card - 1.0.0");
    }

    private static Jars needing(String version) {
        return Jars.widget("a.needing", version)
                .header("Require-Capability", "com.acme.line;filter:=\"(line=" + version + ")\"");
    }

    private static Jars offering(String version) {
        return Jars.widget("b.offering", version)
                .header("Provide-Capability", "com.acme.line;line=\"" + version + "\"");
    }

    @Test
    public void twoOfWhichOneNeedsTheOtherComeUpAndNothingIsRefused() {
        rig().begin();
        needing("1.0.0").to(rig().deploy("a.jar"));
        offering("1.0.0").to(rig().deploy("b.jar"));
        rig().awaitRunning("a.needing", "1.0.0");
        awaitHistory("INSTALLED b.jar b.offering - 1.0.0", "INSTALLED a.jar a.needing - 1.0.0");
        nobodyWasWarned();
    }

    @Test
    public void whatOneNeedsMayComeAWhileLater() {
        rig().begin();
        needing("1.0.0").to(rig().deploy("a.jar"));
        awaitRead(0);
        Await.always(
                A_WHILE, () -> "it is there", () -> rig().running("a.needing").equals("none"));
        nobodyWasWarned();
        offering("1.0.0").to(rig().deploy("b.jar"));
        rig().awaitRunning("a.needing", "1.0.0");
        awaitHistory("INSTALLED b.jar b.offering - 1.0.0", "INSTALLED a.jar a.needing - 1.0.0");
        nobodyWasWarned();
    }

    @Test
    public void twoThatAreUpdatedTogetherAreUpdatedOnceEach() {
        offering("1.0.0").to(rig().deploy("b1.jar"));
        rig().begin();
        needing("1.0.0").to(rig().deploy("a1.jar"));
        rig().awaitRunning("a.needing", "1.0.0");
        needing("1.1.0").to(rig().deploy("a2.jar"));
        offering("1.1.0").to(rig().deploy("b2.jar"));
        rig().awaitRunning("a.needing", "1.1.0");
        rig().awaitRunning("b.offering", "1.1.0");
        awaitHistory(
                "INSTALLED b1.jar b.offering - 1.0.0",
                "INSTALLED a1.jar a.needing - 1.0.0",
                "UPDATED b2.jar b.offering 1.0.0 1.1.0",
                "UPDATED a2.jar a.needing 1.0.0 1.1.0");
        nobodyWasWarned();
    }

    @Test
    public void whatIsWrongWithAWholeFileIsToldWhenItHasBeenQuiet() {
        rig().begin();
        Jars.empty("card", "1.0.0").to(rig().deploy("card.jar"));
        awaitRead(0);
        Await.always(
                A_WHILE,
                () -> log.lines().toString(),
                () -> rig().deployer().deployments().isEmpty());
        nobodyWasWarned();
        rig().with(Told.quiet(Duration.ofMillis(50)));
        rig().awaitState("card.jar", DeploymentState.REFUSED);
    }

    @Test
    public void aFileThatIsWrittenToAgainSoonWaitsUntilItIsQuiet() throws IOException {
        rig().begin();
        Path file = Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().awaitRunning("card", "1.0.0");
        Files.write(file, Files.readAllBytes(Jars.widget("card", "1.1.0").file()));
        Await.always(
                A_WHILE,
                () -> rig().running("card"),
                () -> rig().running("card").equals("1.0.0"));
        rig().with(Told.quiet(Duration.ofMillis(50)));
        rig().awaitRunning("card", "1.1.0");
    }

    @Test
    public void oneThatAnotherIsMovedIntoThePlaceOfDoesNot() {
        rig().begin();
        for (int minor = 0; minor < 5; minor++) {
            Jars.widget("card", "1." + minor + ".0").to(rig().deploy("card.jar"));
            rig().awaitRunning("card", "1." + minor + ".0");
        }
    }
}
