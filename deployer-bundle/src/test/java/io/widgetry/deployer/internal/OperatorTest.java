package io.widgetry.deployer.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.widgets.Throwing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.Before;
import org.junit.Test;

/** What an operator tells the deployer to do is done when the answer is there. */
public class OperatorTest extends RigTest {

    @Before
    public void aVersionRuns() {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
    }

    private Path elsewhere(String name, Jars jar) {
        return jar.to(rig().home().resolve(name));
    }

    private static void assertVerdict(boolean ok, String bundle, String version, DeploymentResult result) {
        assertEquals(result.message(), ok, result.ok());
        assertEquals(Optional.of(bundle), result.bundle());
        assertEquals(Optional.of(version), result.version());
    }

    private List<String> folder() throws IOException {
        try (Stream<Path> files = Files.list(rig().deploy())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    public void whatIsInstalledRunsAndIsInTheFolder() throws IOException {
        DeploymentResult result = rig().deployer().install(elsewhere("board.jar", Jars.widget("board", "1.0.0")));
        assertVerdict(true, "board", "1.0.0", result);
        assertEquals("board 1.0.0: installed from board.jar, on trial", result.message());
        assertEquals("1.0.0", rig().running("board"));
        assertEquals(List.of("board.jar", "card.jar"), folder());
        assertEquals(
                DeploymentState.ON_TRIAL,
                rig().status("board.jar").orElseThrow().state());
    }

    @Test
    public void theFileOfTheSameBundleIsReplacedUnderWhateverName() throws IOException {
        DeploymentResult result = rig().deployer().install(elsewhere("card-0.9.jar", Jars.widget("card", "0.9.0")));
        assertVerdict(true, "card", "0.9.0", result);
        assertTrue(result.message(), result.message().startsWith("card 1.0.0 → 0.9.0: updated to an older version"));
        assertEquals("0.9.0", rig().running("card"));
        assertEquals(List.of("card-0.9.jar"), folder());
        rig().awaitState("card-0.9.jar", DeploymentState.ACTIVE);
    }

    @Test
    public void whatIsRefusedDoesNotLandInTheFolder() throws IOException {
        DeploymentResult result = rig().deployer()
                .install(elsewhere(
                        "card.jar",
                        Jars.widget("card", "1.1.0").header("Import-Package", "com.acme.crm,io.widgetry.api")));
        assertVerdict(false, "card", "1.1.0", result);
        assertEquals(
                "card.jar refused: needs package com.acme.crm, which no bundle exports; put it into the bundle (bnd.bnd:"
                        + " -conditionalpackage: com.acme.crm), or do without it. What runs is unchanged.",
                result.message());
        assertEquals(List.of("card.jar"), folder());
        assertEquals(
                DeploymentState.ACTIVE, rig().status("card.jar").orElseThrow().state());
        assertEquals("REFUSED card.jar card - -", rig().history().get(2));
    }

    @Test
    public void whatFailsIsRolledBackBeforeTheAnswerAndDoesNotLandInTheFolder() throws IOException {
        byte[] good = Files.readAllBytes(rig().deploy("card.jar"));
        DeploymentResult result = rig().deployer()
                .install(elsewhere("card.jar", Jars.widget("card", "1.1.0").activator(Throwing.class)));
        assertVerdict(false, "card", "1.1.0", result);
        assertTrue(
                result.message(), result.message().startsWith("card 1.1.0 → 1.0.0: rolled back: its activator failed"));
        assertEquals("1.0.0", rig().running("card"));
        assertEquals(List.of("card.jar"), folder());
        assertArrayEquals(good, Files.readAllBytes(rig().deploy("card.jar")));
        assertEquals(
                DeploymentState.ACTIVE, rig().status("card.jar").orElseThrow().state());
        rig().end();
        rig().begin();
        rig().awaitVersion("card.jar", "1.0.0", DeploymentState.ACTIVE);
        assertEquals(
                "it is installed once, and nothing is tried again",
                List.of("INSTALLED", "CONFIRMED", "ROLLED_BACK"),
                rig().history().stream().map(entry -> entry.split(" ")[0]).toList());
    }

    @Test
    public void whatFailsUnderAnotherNameLeavesTheGoodVersionsFileWhereItIs() throws IOException {
        DeploymentResult result = rig().deployer()
                .install(elsewhere("card-1.1.jar", Jars.widget("card", "1.1.0").activator(Throwing.class)));
        assertVerdict(false, "card", "1.1.0", result);
        assertEquals(List.of("card.jar"), folder());
        try (Stream<Path> all = Files.list(rig().deploy("card.jar").getParent())) {
            assertEquals("nothing half-done is left behind either", 1, all.count());
        }
        assertEquals(
                DeploymentState.ACTIVE, rig().status("card.jar").orElseThrow().state());
    }

    @Test
    public void aFirstVersionThatFailsIsInTheFolderWithTheReason() throws IOException {
        DeploymentResult result = rig().deployer()
                .install(elsewhere("board.jar", Jars.widget("board", "1.0.0").activator(Throwing.class)));
        assertVerdict(false, "board", "1.0.0", result);
        assertEquals(
                DeploymentState.FAILED, rig().status("board.jar").orElseThrow().state());
        assertEquals(List.of("board.jar", "board.jar.rejected.txt", "card.jar"), folder());
    }

    @Test
    public void badContentIsTriedAgainWhenTheOperatorSaysSo() throws IOException {
        Path bad = elsewhere("card.jar", Jars.widget("card", "1.1.0").activator(Throwing.class));
        assertFalse(rig().deployer().install(bad).ok());
        assertFalse(rig().deployer().install(bad).ok());
        Files.copy(bad, rig().deploy("next.jar"));
        rig().awaitState("next.jar", DeploymentState.ROLLED_BACK);
        assertFalse(rig().deployer().install(rig().deploy("next.jar")).ok());
        assertEquals(List.of("card.jar", "next.jar", "next.jar.rejected.txt"), folder());
        assertEquals(
                "the third is known to be bad, and not tried",
                3,
                rig().history().stream()
                        .filter(entry -> entry.startsWith("ROLLED_BACK"))
                        .count());
    }

    @Test
    public void whatRunsAlreadyIsNotInstalledAgain() {
        long modified = rig().bundle("card").orElseThrow().getLastModified();
        DeploymentResult result = rig().deployer().install(rig().deploy("card.jar"));
        assertVerdict(true, "card", "1.0.0", result);
        assertEquals("card 1.0.0 is in use already", result.message());
        assertEquals(modified, rig().bundle("card").orElseThrow().getLastModified());
    }

    @Test
    public void whatSomebodyElseStoppedOrUninstalledIsToldAndBroughtBack() throws Exception {
        rig().bundle("card").orElseThrow().stop();
        String reason = "its bundle was stopped or uninstalled by somebody else; deploy:install brings it back";
        Await.equal(
                Optional.of(reason),
                () -> rig().status("card.jar").orElseThrow().reason());
        assertTrue(rig().deployer().install(rig().deploy("card.jar")).ok());
        assertEquals("1.0.0", rig().running("card"));
        rig().bundle("card").orElseThrow().uninstall();
        Await.equal(
                Optional.of(reason),
                () -> rig().status("card.jar").orElseThrow().reason());
        assertTrue(rig().deployer().install(rig().deploy("card.jar")).ok());
        assertEquals("1.0.0", rig().running("card"));
    }

    @Test
    public void aFileOfAnotherBundleIsNotReplaced() {
        DeploymentResult result = rig().deployer().install(elsewhere("card.jar", Jars.widget("board", "1.0.0")));
        assertVerdict(false, "board", "1.0.0", result);
        assertEquals(
                "card.jar refused: a file of this name is in the folder and holds card; give this one another name."
                        + " What runs is unchanged.",
                result.message());
    }

    @Test
    public void aFileThatIsNotThereOrIsNothingToDeployIsRefused() throws IOException {
        assertEquals(
                "gone.jar cannot be installed: it is not there. What runs is unchanged.",
                rig().deployer().install(rig().home().resolve("gone.jar")).message());
        Path text = Files.writeString(rig().home().resolve("readme.txt"), "hello");
        assertEquals(
                "readme.txt refused: a bundle is a file named *.jar, a configuration or a browser widget's manifest one"
                        + " named *.json, an archive of a browser widget one named *.zip. What runs is unchanged.",
                rig().deployer().install(text).message());
    }

    @Test
    public void verifyingChangesNothing() throws IOException {
        DeploymentResult result = rig().deployer().verify(elsewhere("next.jar", Jars.widget("card", "1.1.0")));
        assertVerdict(true, "card", "1.1.0", result);
        assertEquals("card 1.1.0 could replace 1.0.0", result.message());
        assertEquals(
                "board 1.0.0 could be installed",
                rig().deployer()
                        .verify(elsewhere("board.jar", Jars.widget("board", "1.0.0")))
                        .message());
        assertEquals(
                "card 1.0.0 is in use already",
                rig().deployer().verify(rig().deploy("card.jar")).message());
        assertEquals(
                "empty.jar refused: is no bundle: its manifest has no Bundle-SymbolicName. What runs is unchanged.",
                rig().deployer()
                        .verify(Files.copy(
                                Path.of(Matcher.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .getPath()),
                                rig().home().resolve("empty.jar")))
                        .message());
        assertEquals("1.0.0", rig().running("card"));
        assertEquals(List.of("card.jar"), folder());
        assertEquals(2, rig().history().size());
    }

    @Test
    public void rollingBackBringsTheLastGoodVersionAndItsFile() throws IOException {
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
        long id = rig().bundle("card").orElseThrow().getBundleId();
        DeploymentResult result = rig().deployer().rollback("card");
        assertVerdict(true, "card", "1.0.0", result);
        assertEquals("card 1.1.0 → 1.0.0: rolled back by an operator", result.message());
        assertEquals("1.0.0", rig().running("card"));
        assertEquals(id, rig().bundle("card").orElseThrow().getBundleId());
        assertEquals(List.of("card.jar"), folder());
        assertEquals("1.0.0", rig().status("card.jar").orElseThrow().version().orElseThrow());
        rig().end();
        rig().begin();
        rig().awaitVersion("card.jar", "1.0.0", DeploymentState.ACTIVE);
        assertEquals("1.0.0", rig().running("card"));
    }

    @Test
    public void rollingBackLeavesNoNewerFileThatWouldBeTakenUpAgain() throws IOException {
        Jars.widget("card", "1.1.0").to(rig().deploy("card-1.1.jar"));
        rig().awaitVersion("card-1.1.jar", "1.1.0", DeploymentState.ACTIVE);
        assertTrue(rig().deployer().rollback("card").ok());
        assertEquals(List.of("card.jar"), folder());
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        assertEquals("1.0.0", rig().running("card"));
    }

    @Test
    public void thereMayBeNothingToGoBackTo() {
        assertEquals(
                "card 1.0.0 has no earlier good version to go back to. What runs is unchanged.",
                rig().deployer().rollback("card").message());
        assertEquals(
                "there is no bundle board that was installed from the drop folder: deploy:list shows those that were",
                rig().deployer().rollback("board").message());
    }

    @Test
    public void removingTakesTheFileAndTheBundle() throws IOException {
        Jars.widget("card", "0.9.0").to(rig().deploy("old.jar"));
        rig().awaitState("old.jar", DeploymentState.SHADOWED);
        DeploymentResult result = rig().deployer().remove("card");
        assertVerdict(true, "card", "1.0.0", result);
        assertEquals("card 1.0.0: removed, by an operator", result.message());
        assertEquals("none", rig().running("card"));
        assertEquals(List.of(), folder());
        assertEquals(
                DeploymentState.REMOVED, rig().status("card.jar").orElseThrow().state());
        assertFalse(rig().deployer().remove("card").ok());
    }

    @Test
    public void removingTakesWhatWasRefusedInItsPlaceAsWell() throws IOException {
        Files.writeString(rig().deploy("card.jar"), "no jar");
        rig().awaitState("card.jar", DeploymentState.REFUSED);
        assertTrue(rig().deployer().remove("card").ok());
        assertEquals("none", rig().running("card"));
        assertEquals(List.of(), folder());
        Await.equal("", () -> rig().note("card.jar"));
    }

    @Test
    public void theRuntimesOwnBundlesAreNotForTheOperatorEither() {
        assertFalse(rig().deployer().remove("io.widgetry.core").ok());
        assertFalse(rig().deployer().rollback("io.widgetry.core").ok());
        assertEquals("1.0.0", rig().running("io.widgetry.core"));
    }

    @Test
    public void aDeployerThatHasStoppedSaysSo() {
        var deployer = rig().deployer();
        rig().end();
        assertEquals("the deployer has stopped", deployer.remove("card").message());
    }
}
