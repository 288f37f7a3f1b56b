package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.BrowserFiles;
import io.widgetry.deployer.internal.support.BrowserRigTest;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.Told;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.osgi.service.cm.Configuration;

/** A manifest and its files, as they are, become a bundle. */
public class BrowserManifestTest extends BrowserRigTest {
    private static final Duration A_WHILE = Duration.ofMillis(600);
    private static final String PID = "com.acme.notes";

    private void awaitReason(String name, String reason) {
        Await.until(
                () -> rig().status(name) + " instead of " + reason,
                () -> rig().status(name)
                        .flatMap(DeploymentStatus::reason)
                        .filter(reason::equals)
                        .isPresent());
    }

    private Configuration[] configured() {
        try {
            return container().configurations().listConfigurations("(service.pid=" + PID + ")");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void aManifestAndItsScriptBecomeABundle() {
        rig().begin();
        LogFile log = new LogFile();
        deployed("1.0.0", "one();");
        assertEquals(
                List.of("INSTALLED notes.json browser.notes - 1.0.0", "CONFIRMED notes.json browser.notes - 1.0.0"),
                rig().history());
        assertEquals(Optional.empty(), text("notes.svg"));
        assertTrue(log.lines().toString(), log.lines().stream().noneMatch(line -> line.startsWith("WARN")));
    }

    @Test
    public void aChangeOfAnyFileIsAnUpdate() throws IOException {
        rig().begin();
        deployed("1.0.0", "one();");
        long id = rig().bundle("browser.notes").orElseThrow().getBundleId();
        put("notes.js", "two();");
        Await.equal(Optional.of("two();"), () -> text("notes.js"));
        put("notes.svg", "<svg/>");
        Await.equal(Optional.of("<svg/>"), () -> text("notes.svg"));
        put("notes/deep/chunk.js", "chunk();");
        Await.equal(Optional.of("chunk();"), () -> text("notes/deep/chunk.js"));
        put("notes.json", BrowserFiles.manifest("1.1.0", "notes.js"));
        rig().awaitRunning("browser.notes", "1.1.0");
        Files.delete(rig().deploy("notes.svg"));
        Await.equal(Optional.empty(), () -> text("notes.svg"));
        assertEquals(id, rig().bundle("browser.notes").orElseThrow().getBundleId());
    }

    @Test
    public void theSameContentAgainChangesNothing() throws IOException {
        rig().begin();
        deployed("1.0.0", "one();");
        long modified = rig().bundle("browser.notes").orElseThrow().getLastModified();
        List<String> history = rig().history();
        notes("1.0.0", "one();").to(rig().deploy());
        Files.setLastModifiedTime(rig().deploy("notes.js"), FileTime.from(Instant.now()));
        Await.always(
                A_WHILE,
                () -> "updated",
                () -> rig().bundle("browser.notes").orElseThrow().getLastModified() == modified);
        assertEquals(history, rig().history());
    }

    @Test
    public void filesMayBeInTheFolderOfTheManifestsName() {
        rig().begin();
        BrowserFiles.none()
                .with("notes.json", BrowserFiles.manifest("1.0.0", "notes/notes.js"))
                .with("notes/notes.js", "one();")
                .with("notes/manifest.json", "{}")
                .with("notes/img/a.svg", "<svg/>")
                .with("other.js", "other();")
                .to(rig().deploy());
        rig().awaitState("notes.json", DeploymentState.ACTIVE);
        Await.equal(Optional.of("<svg/>"), () -> text("notes/img/a.svg"));
        assertEquals(Optional.empty(), text("other.js"));
        assertEquals(1, rig().deployer().deployments().size());
    }

    @Test
    public void aFolderWithAManifestIsAWidget() throws IOException {
        rig().begin();
        BrowserFiles.flat("1.0.0", "one();").to(rig().deploy("notes"));
        rig().awaitState("notes/manifest.json", DeploymentState.ACTIVE);
        assertEquals("1.0.0", rig().running("browser.notes"));
        put("notes/notes.js", "two();");
        Await.equal(Optional.of("two();"), () -> text("notes.js"));
        put("notes/notes.js", "");
        awaitReason("notes/manifest.json", "waits for the file notes.js, which files[0] names: it is empty");
        Await.until(() -> "no note", () -> !rig().note("notes/manifest.json").isEmpty());
        assertEquals(Optional.of("two();"), text("notes.js"));
        put("notes/notes.js", "three();");
        Await.equal(Optional.of("three();"), () -> text("notes.js"));
        Await.equal("", () -> rig().note("notes/manifest.json"));
        assertEquals(Optional.empty(), text("manifest.json.rejected.txt"));
        Files.delete(rig().deploy("notes/manifest.json"));
        rig().awaitRunning("browser.notes", "none");
    }

    @Test
    public void anArchiveAndAManifestOfOneNameAreOneWidget() {
        rig().begin();
        deployed("1.0.0", "one();");
        BrowserFiles.flat("1.1.0", "two();").zipTo(rig().deploy("notes.zip"));
        rig().awaitRunning("browser.notes", "1.1.0");
        rig().awaitState("notes.json", DeploymentState.SHADOWED);
    }

    @Test
    public void aMissingFileIsWaitedForAndNamed() {
        rig().with(Told.patient()).begin();
        LogFile log = new LogFile();
        put("notes.json", BrowserFiles.manifest("1.0.0", "notes.js", "more.js"));
        awaitReason("notes.json", "waits for the file notes.js, which files[0] names");
        put("notes.js", "one();");
        awaitReason("notes.json", "waits for the file more.js, which files[1] names");
        assertEquals("", rig().note("notes.json"));
        assertEquals(List.of(), rig().history());
        put("more.js", "more();");
        rig().awaitState("notes.json", DeploymentState.ACTIVE);
        assertTrue(log.lines().toString(), log.lines().stream().noneMatch(line -> line.startsWith("WARN")));
    }

    @Test
    public void aFileThatDoesNotComeIsARefusalUntilItDoes() {
        rig().begin();
        LogFile log = new LogFile();
        put("notes.json", BrowserFiles.manifest("1.0.0", "notes.js"));
        Await.until(
                () -> "no note",
                () -> rig().note("notes.json")
                        .startsWith("notes.json was refused: waits for the file notes.js, which files[0] names."));
        assertEquals(
                1, log.lines().stream().filter(line -> line.startsWith("WARN")).count());
        put("notes.js", "one();");
        rig().awaitState("notes.json", DeploymentState.ACTIVE);
        Await.equal("", () -> rig().note("notes.json"));
    }

    @Test
    public void aFileThatGoesLeavesTheWidgetRunning() throws IOException {
        rig().begin();
        deployed("1.0.0", "one();");
        Files.delete(rig().deploy("notes.js"));
        assertEquals("waits for the file notes.js, which files[0] names", refused("notes.json"));
        Await.until(() -> "no note", () -> !rig().note("notes.json").isEmpty());
        assertEquals("1.0.0", rig().running("browser.notes"));
    }

    @Test
    public void aSlowCopyOfAScriptIsTakenWhenItIsQuiet() throws IOException {
        rig().with(Told.quiet(Duration.ofSeconds(1))).begin();
        deployed("1.0.0", "one();");
        LogFile log = new LogFile();
        StringBuilder script = new StringBuilder();
        put("notes.json", BrowserFiles.manifest("1.1.0", "notes.js", "big.js"));
        try (OutputStream out = Files.newOutputStream(rig().deploy("big.js"))) {
            for (int i = 0; i < 20; i++) {
                String block = "step(" + i + ");\n".repeat(100);
                script.append(block);
                out.write(block.getBytes(StandardCharsets.UTF_8));
                out.flush();
                Await.always(
                        Duration.ofMillis(20),
                        () -> rig().running("browser.notes"),
                        () -> rig().running("browser.notes").equals("1.0.0"));
            }
        }
        rig().awaitRunning("browser.notes", "1.1.0");
        assertEquals(Optional.of(script.toString()), text("big.js"));
        Await.equal(
                1L,
                () -> log.lines().stream()
                        .filter(line -> line.contains("updated"))
                        .count());
    }

    @Test
    public void filesThatAreNoneOfTheFoldersAreNotRead() throws IOException {
        rig().begin();
        Path secret = Files.writeString(rig().home().resolve("secret.js"), "secret();");
        Files.createSymbolicLink(rig().deploy("notes.js"), secret);
        Files.createSymbolicLink(rig().deploy("linked"), rig().home());
        put("notes.json", BrowserFiles.manifest("1.0.0", "notes.js"));
        put("far.json", BrowserFiles.manifest("1.0.0", "linked/secret.js"));
        put("up.json", BrowserFiles.manifest("1.0.0", "../secret.js"));
        put("net.json", BrowserFiles.manifest("1.0.0", "//example.com/a.js"));
        assertEquals("names notes.js, which is a symbolic link, which is not followed", refused("notes.json"));
        assertEquals("names linked/secret.js, which is a symbolic link, which is not followed", refused("far.json"));
        assertEquals(
                "is no usable manifest of a browser widget: files[0] is \"../secret.js\", but must be a file beside the"
                        + " manifest or below it",
                refused("up.json"));
        assertEquals(
                "is no usable manifest of a browser widget: files[0] is \"//example.com/a.js\", an address: put the file"
                        + " beside the manifest, and name it there",
                refused("net.json"));
    }

    @Test
    public void tooManyOrTooLargeFilesAreRefused() {
        rig().begin();
        BrowserFiles many = BrowserFiles.flat("1.0.0", "x();");
        for (int i = 0; i < 120; i++) {
            many.with("img/" + i + ".svg", "");
        }
        many.to(rig().deploy("many"));
        assertEquals("has more than 100 files, which is not allowed (maxWidgetFiles)", refused("many/manifest.json"));
        BrowserFiles.none()
                .with("large.json", BrowserFiles.manifest("1.0.0", "large.js"))
                .with("large.js", "x".repeat(1_100_000))
                .to(rig().deploy());
        assertEquals(
                "is, with its files, larger than 1000000 bytes, which is not allowed (maxWidgetBytes)",
                refused("large.json"));
    }

    @Test
    public void itsContentSaysWhetherAFileIsAManifestOrAConfiguration() {
        rig().begin();
        put("both.json", "{\"element\": \"<a-b></a-b>\", \"com.acme.crm\": {}}");
        put("half.json", "{\"configuration\": {\"element\": \"<a-b></a-b>\"}}");
        put("two.json", "{\"element\": \"<a-b></a-b>\", \"metadata\": {}, \"configuration\": {}}");
        put("bare.json", "{\"name\": \"Notes\"}");
        put("folder/manifest.json", "{\"com.acme.crm\": {}}");
        assertEquals(
                "holds both a browser widget's manifest (element) and the configuration com.acme.crm: they belong into"
                        + " files of their own",
                refused("both.json"));
        assertEquals(
                "has configuration but no metadata: a browser widget's manifest has both, and a configuration file has"
                        + " PIDs in their place",
                refused("half.json"));
        assertEquals(
                "has element at its top and configuration beside it: a browser widget's manifest has either the flat or"
                        + " the nested form",
                refused("two.json"));
        assertEquals("is no usable manifest of a browser widget: description is missing", refused("bare.json"));
        assertEquals("is no manifest of a browser widget", refused("folder/manifest.json"));
        put("notes.json", "{\"" + PID + "\": {\"a\": 1}}");
        rig().awaitState("notes.json", DeploymentState.ACTIVE);
        assertEquals(1, configured().length);
    }

    @Test
    public void aManifestMayHaveCommentsTrailingCommasAndAByteOrderMark() {
        rig().begin();
        put("notes.js", "one();");
        put(
                "notes.json",
                "\uFEFF// by hand\n"
                        + BrowserFiles.manifest("1.0.0", "notes.js")
                                .replace("\"]", "\", /* that's all ,} */ ]")
                                .replace("}", ", // the end\n}"));
        rig().awaitState("notes.json", DeploymentState.ACTIVE);
        put("crm.json", "{\"com.acme.crm\": {\"a\": 1,}}");
        assertTrue(refused("crm.json"), refused("crm.json").startsWith("is wrong in line 1, column "));
    }

    @Test
    public void aConfigurationThatBecomesAManifestIsTakenBackAndTheOtherWayRound() {
        rig().begin();
        put("notes.json", "{\"" + PID + "\": {\"a\": 1}}");
        rig().awaitState("notes.json", DeploymentState.ACTIVE);
        assertEquals(1, configured().length);
        deployed("1.0.0", "one();");
        Await.until(() -> "configured", () -> configured() == null);
        put("notes.json", "{\"" + PID + "\": {\"a\": 2}}");
        rig().awaitRunning("browser.notes", "none");
        Await.until(() -> "not configured", () -> configured() != null);
        rig().delete("notes.json");
        Await.until(() -> "configured", () -> configured() == null);
    }

    @Test
    public void aFileThatHoldsAnotherBundleThanBeforeTakesThatAway() {
        rig().begin();
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        Jars.widget("board", "1.0.0").to(rig().deploy("card.jar"));
        rig().awaitRunning("board", "1.0.0");
        rig().awaitRunning("card", "none");
    }
}
