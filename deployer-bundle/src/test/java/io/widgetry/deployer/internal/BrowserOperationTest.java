package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.BrowserFiles;
import io.widgetry.deployer.internal.support.BrowserRigTest;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.Test;
import org.osgi.framework.Bundle;

/** A manifest and its files, as they are: what operators do about them, and what a restart does. */
public class BrowserOperationTest extends BrowserRigTest {

    @Test
    public void anOperatorsManifestGetsIntoTheFolderAsAnArchive() throws IOException {
        rig().begin();
        Path elsewhere = rig().home().resolve("elsewhere");
        notes("1.0.0", "one();").to(elsewhere);
        DeploymentResult result = rig().deployer().install(elsewhere.resolve("notes.json"));
        assertEquals("browser.notes 1.0.0: installed from notes.zip", result.message());
        assertTrue(result.ok());
        assertEquals(List.of("notes.zip"), folder());
        rig().awaitState("notes.zip", DeploymentState.ACTIVE);

        BrowserFiles.flat("1.0.0", "memo();")
                .with("private.txt", "private")
                .to(rig().home().resolve("memo"));
        DeploymentResult memo = rig().deployer().install(rig().home().resolve("memo/manifest.json"));
        assertEquals("browser.memo 1.0.0: installed from memo.zip", memo.message());
        Bundle bundle = rig().bundle("browser.memo").orElseThrow();
        assertEquals(null, bundle.getEntry("WIDGETRY-WIDGET/private.txt"));

        Files.delete(elsewhere.resolve("notes.js"));
        DeploymentResult missing = rig().deployer().install(elsewhere.resolve("notes.json"));
        assertEquals(
                "notes.json refused: waits for the file notes.js, which files[0] names. What runs is unchanged.",
                missing.message());
        assertFalse(missing.ok());
    }

    @Test
    public void anOperatorGoesBackAndTheManifestIsTakenOutOfTheFolder() throws IOException {
        rig().begin();
        deployed("1.0.0", "one();");
        deployed("1.1.0", "two();");
        DeploymentResult back = rig().deployer().rollback("browser.notes");
        assertTrue(back.message(), back.ok());
        assertEquals("1.0.0", rig().running("browser.notes"));
        assertEquals(Optional.of("one();"), text("notes.js"));
        assertEquals(List.of("notes.js", "notes.zip"), folder());
        long modified = rig().bundle("browser.notes").orElseThrow().getLastModified();
        rig().end();
        rig().begin();
        rig().awaitState("notes.zip", DeploymentState.ACTIVE);
        assertEquals(modified, rig().bundle("browser.notes").orElseThrow().getLastModified());
        deployed("1.2.0", "three();");
        assertEquals("1.2.0", rig().running("browser.notes"));
    }

    @Test
    public void whatLiesInTheFolderCanBeInstalledByName() {
        rig().with(Told.patient()).begin();
        notes("1.0.0", "one();").to(rig().deploy());
        DeploymentResult result = rig().deployer().install(rig().deploy("notes.json"));
        assertTrue(result.message(), result.ok());
        rig().awaitState("notes.json", DeploymentState.ACTIVE);
        assertEquals(
                1,
                rig().history().stream()
                        .filter(entry -> entry.startsWith("INSTALLED"))
                        .count());
        BrowserFiles.flat("1.0.0", "memo();").to(rig().deploy("memo"));
        assertTrue(rig().deployer().install(rig().deploy("memo/manifest.json")).ok());
        rig().awaitState("memo/manifest.json", DeploymentState.ACTIVE);
        assertEquals("1.0.0", rig().running("browser.memo"));
        rig().deployer().remove("browser.memo");
        assertEquals("none", rig().running("browser.memo"));
        assertFalse(Files.exists(rig().deploy("memo/manifest.json")));
    }

    @Test
    public void theSameSetRunsAfterARestartWithoutASecondInstallation() throws IOException {
        rig().begin();
        deployed("1.0.0", "one();");
        BrowserFiles.flat("1.0.0", "memo();").to(rig().deploy("memo"));
        BrowserFiles.flat("1.0.0", "call();").zipTo(rig().deploy("call.zip"));
        for (String name : List.of("memo/manifest.json", "call.zip")) {
            rig().awaitState(name, DeploymentState.ACTIVE);
        }
        List<String> history = rig().history();
        List<Long> modified = modified();
        rig().end();
        for (String name : List.of("notes.json", "notes.js", "memo/manifest.json", "memo/notes.js", "call.zip")) {
            Files.setLastModifiedTime(
                    rig().deploy(name), FileTime.from(Instant.now().minusSeconds(60)));
        }
        LogFile log = new LogFile();
        rig().begin();
        for (String name : List.of("notes.json", "memo/manifest.json", "call.zip")) {
            assertEquals(
                    DeploymentState.ACTIVE, rig().status(name).orElseThrow().state());
        }
        assertEquals(modified, modified());
        assertEquals(history, rig().history());
        assertTrue(log.lines().toString(), log.lines().stream().noneMatch(line -> line.startsWith("WARN")));
        rig().end();
        put("notes.js", "two();");
        rig().begin();
        Await.equal(Optional.of("two();"), () -> text("notes.js"));
    }

    private List<Long> modified() {
        return Stream.of("browser.notes", "browser.memo", "browser.call")
                .map(name -> rig().bundle(name).orElseThrow().getLastModified())
                .toList();
    }
}
