package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.BrowserFiles;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.support.Told;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Archives of browser widgets become bundles, and fare as bundles do. */
public class BrowserArchiveTest extends RigTest {
    private static final String NAMESPACE = "io.widgetry.browser-widget";
    private static final Duration A_WHILE = Duration.ofMillis(600);

    @Before
    public void begin() {
        rig().begin();
    }

    private Bundle notes() {
        return rig().bundle("browser.notes").orElseThrow();
    }

    private void deployed(String version, String script) {
        BrowserFiles.flat(version, script).zipTo(rig().deploy("notes.zip"));
        rig().awaitRunning("browser.notes", version);
        Await.equal(script, () -> text("WIDGETRY-WIDGET/notes.js"));
        rig().awaitVersion("notes.zip", version, DeploymentState.ACTIVE);
    }

    private String text(String entry) {
        try {
            URL url = notes().getEntry(entry);
            return url == null ? "" : new String(content(url), StandardCharsets.UTF_8);
        } catch (NullPointerException itIsBeingUpdated) {
            return "";
        }
    }

    private static byte[] content(URL url) {
        try (InputStream in = url.openStream()) {
            return in.readAllBytes();
        } catch (IOException itIsBeingUpdated) {
            return new byte[0];
        }
    }

    private List<String> folder() throws IOException {
        try (Stream<Path> files = Files.list(rig().deploy())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    public void anArchiveBecomesABundleWithTheCapability() {
        deployed("1.2.0", "one();");
        assertEquals("widgetry-deploy:browser.notes", notes().getLocation());
        assertEquals("Notes", notes().getHeaders().get("Bundle-Name"));
        assertEquals("Notes on the customer", notes().getHeaders().get("Bundle-Description"));
        List<BundleCapability> capabilities =
                notes().adapt(BundleRevision.class).getDeclaredCapabilities(NAMESPACE);
        assertEquals(1, capabilities.size());
        assertEquals("browser.notes", capabilities.get(0).getAttributes().get(NAMESPACE));
        assertEquals(
                "WIDGETRY-WIDGET/manifest.json",
                capabilities.get(0).getAttributes().get("manifest"));
        assertEquals(new Version(1, 2, 0), capabilities.get(0).getAttributes().get("version"));
        assertEquals(BrowserFiles.manifest("1.2.0", "notes.js"), text("WIDGETRY-WIDGET/manifest.json"));
        assertEquals(
                List.of("INSTALLED notes.zip browser.notes - 1.2.0", "CONFIRMED notes.zip browser.notes - 1.2.0"),
                rig().history());
    }

    @Test
    public void theManifestMayBeInTheOnlyFolderUnderAnotherNameAndNested() {
        BrowserFiles.none()
                .with("call/widget.json", BrowserFiles.nested("a.css", "js/b.js"))
                .with("call/a.css", "")
                .with("call/js/b.js", "b();")
                .with("call/.DS_Store", "litter")
                .with("__MACOSX/call/._widget.json", "litter")
                .zipTo(rig().deploy("Call Script.zip"));
        rig().awaitRunning("browser.call-script", "0.0.0");
        Bundle bundle = rig().bundle("browser.call-script").orElseThrow();
        assertEquals(
                BrowserFiles.nested("a.css", "js/b.js").length(),
                content(bundle.getEntry("WIDGETRY-WIDGET/manifest.json")).length);
        assertEquals(4, content(bundle.getEntry("WIDGETRY-WIDGET/js/b.js")).length);
        assertEquals(null, bundle.getEntry("WIDGETRY-WIDGET/.DS_Store"));
    }

    @Test
    public void theSameVersionWithOtherContentIsAnUpdateOfTheSameBundle() {
        deployed("1.0.0", "one();");
        long id = notes().getBundleId();
        LogFile log = new LogFile();
        deployed("1.0.0", "two();");
        assertEquals(id, notes().getBundleId());
        Await.until(
                () -> log.lines().toString(),
                () -> log.lines().stream()
                        .anyMatch(line -> line.startsWith("INFO browser.notes 1.0.0 → 1.0.0: updated, same version"
                                + " with other content, gap ")));
    }

    @Test
    public void theSameFilesInANewArchiveChangeNothing() {
        deployed("1.0.0", "one();");
        long modified = notes().getLastModified();
        List<String> history = rig().history();
        String digest = rig().status("notes.zip").orElseThrow().digest();
        BrowserFiles.none()
                .time(1_000_000_000_000L)
                .with("folder/notes.js", "one();")
                .with("folder/manifest.json", BrowserFiles.manifest("1.0.0", "notes.js"))
                .zipTo(rig().deploy("notes.zip"));
        Await.always(A_WHILE, () -> "updated", () -> notes().getLastModified() == modified);
        assertEquals(history, rig().history());
        assertEquals(digest, rig().status("notes.zip").orElseThrow().digest());
    }

    @Test
    public void anArchiveNamedByItsVersionIsTheSameWidget() {
        deployed("1.0.0", "one();");
        long id = notes().getBundleId();
        BrowserFiles.flat("1.1.0", "two();").zipTo(rig().deploy("notes-1.1.0.zip"));
        rig().awaitRunning("browser.notes", "1.1.0");
        assertEquals(id, notes().getBundleId());
        assertEquals(
                "notes-1.1.0.zip with version 1.1.0 is in use",
                rig().awaitState("notes.zip", DeploymentState.SHADOWED).reason().orElseThrow());
    }

    @Test
    public void aSlowCopyLeavesTheOldVersionRunningUntilItIsWhole() throws IOException {
        deployed("1.0.0", "one();");
        rig().with(Told.patient());
        byte[] next = BrowserFiles.flat("1.1.0", "two();").zip();
        try (OutputStream out = Files.newOutputStream(rig().deploy("notes.zip"))) {
            for (int i = 0; i < 4; i++) {
                out.write(next, i * next.length / 4, (i + 1) * next.length / 4 - i * next.length / 4);
                if (i < 3) {
                    Await.always(
                            Duration.ofMillis(120),
                            () -> rig().running("browser.notes"),
                            () -> rig().running("browser.notes").equals("1.0.0"));
                }
            }
        }
        rig().awaitRunning("browser.notes", "1.1.0");
        assertTrue(
                rig().history().toString(), rig().history().stream().noneMatch(entry -> entry.startsWith("REFUSED")));
    }

    private void refused(String reason, BrowserFiles files) {
        LogFile log = new LogFile();
        files.zipTo(rig().deploy("notes.zip"));
        Await.until(
                () -> rig().status("notes.zip") + " instead of " + reason,
                () -> rig().status("notes.zip")
                        .flatMap(DeploymentStatus::reason)
                        .filter(reason::equals)
                        .isPresent());
        assertEquals(
                DeploymentState.REFUSED, rig().status("notes.zip").orElseThrow().state());
        Await.until(
                () -> rig().note("notes.zip"),
                () -> rig().note("notes.zip").startsWith("notes.zip was refused: " + reason + ".\n"));
        assertEquals(List.of("WARN notes.zip refused: " + reason + ". What runs is unchanged."), log.lines());
        assertEquals("1.0.0", rig().running("browser.notes"));
    }

    private static BrowserFiles manifest(String manifest) {
        return BrowserFiles.none().with("manifest.json", manifest).with("notes.js", "x();");
    }

    @Test
    public void whatIsWrongWithAManifestIsSaidWithItsField() {
        deployed("1.0.0", "one();");
        String right = BrowserFiles.manifest("2.0.0", "notes.js");
        String usable = "has no usable manifest.json: ";
        refused(usable + "element is missing", manifest(right.replace("element", "elements")));
        refused(usable + "icon is missing", manifest(right.replace("icon", "ikon")));
        refused(usable + "version is empty", manifest(right.replace("2.0.0", " ")));
        refused(
                usable + "element has the tag \"notes\", which is no custom element: the name of one has a hyphen",
                manifest(right.replace("my-notes", "notes")));
        refused(
                usable + "element is \"<my-notes></my-notes><script></script>\", but must be one custom element such as"
                        + " <my-card></my-card>",
                manifest(right.replace("</my-notes>", "</my-notes><script></script>")));
        refused(
                usable + "element has the attribute \"onclick\", which would be code or style in markup: set it in the"
                        + " script",
                manifest(right.replace("<my-notes>", "<my-notes onclick='x()'>")));
        refused(
                usable + "tags has 11 entries, and may have 10",
                manifest(right.replace("[\"a\"]", "\"1,2,3,4,5,6,7,8,9,10,11\"")));
        refused(
                usable + "files[0] is \"../notes.js\", but must be a file beside the manifest or below it",
                manifest(right.replace("notes.js", "../notes.js")));
        refused(
                usable
                        + "files[0] is \"https://example.com/notes.js\", an address: put the file beside the manifest, and"
                        + " name it there",
                manifest(right.replace("notes.js", "https://example.com/notes.js")));
        refused(
                usable + "files[0] is \"notes.exe\", but must end with .js, .mjs or .css",
                manifest(right.replace("notes.js", "notes.exe")));
        refused(usable + "files is missing: it names the widget's script", manifest(right.replace("files", "file")));
        refused(usable + "files names no script", manifest(right.replace("notes.js", "notes.css")));
        refused(usable + "it is wrong in line 1, column 2: a manifest is an object: { \"name\": … }", manifest("[1]"));
        refused(usable + "metadata is missing", manifest("{\"configuration\": {}}"));
        refused(
                usable + "configuration.element is missing",
                manifest(BrowserFiles.nested("notes.js").replace("element", "tag")));
    }

    @Test
    public void whatIsWrongWithAnArchiveIsSaid() {
        deployed("1.0.0", "one();");
        refused(
                "is no browser widget: it has no manifest.json at its top or in its only folder",
                BrowserFiles.none().with("a/manifest.json", "{}").with("b/manifest.json", "{}"));
        refused(
                "has several *.json beside each other (a.json, b.json), and none of them is called manifest.json",
                BrowserFiles.none().with("a.json", "{}").with("b.json", "{}"));
        refused(
                "is a bundle: name it *.jar",
                BrowserFiles.none()
                        .with("META-INF/MANIFEST.MF", "Bundle-SymbolicName: x\n")
                        .with("a.txt", "a"));
        refused(
                "lacks the file js/notes.js, which files[1] names",
                manifest(BrowserFiles.manifest("2.0.0", "notes.js", "js/notes.js")));
        refused(
                "names in files[0] the file notes.js, which is not text in UTF-8",
                BrowserFiles.flat("2.0.0", "").with("notes.js", new byte[] {'/', '/', (byte) 0xe9}));
        for (String name : List.of("../evil.js", "/evil.js", "a/../../evil.js", "..\\evil.js")) {
            refused(
                    "has an entry that points out of it: " + name,
                    BrowserFiles.flat("2.0.0", "x();").with(name, "evil();"));
        }
    }

    @Test
    public void anArchiveThatUnpacksToTooMuchIsRefused() {
        deployed("1.0.0", "one();");
        refused(
                "unpacks to more than 1000000 bytes, which is not allowed (maxWidgetBytes)",
                BrowserFiles.flat("2.0.0", "x();").with("bomb.txt", new byte[50_000_000]));
        BrowserFiles many = BrowserFiles.flat("2.0.0", "x();");
        for (int i = 0; i < 200; i++) {
            many.with("img/" + i + ".svg", "");
        }
        refused("has 102 entries or more, and at most 100 are allowed (maxWidgetFiles)", many);
    }

    @Test
    public void anArchiveThatIsNotWholeIsRefusedAfterAWhile() throws IOException {
        byte[] whole = BrowserFiles.flat("1.0.0", "x();").zip();
        Files.write(rig().deploy("notes.zip"), Arrays.copyOf(whole, whole.length - 30));
        String reason =
                rig().awaitState("notes.zip", DeploymentState.REFUSED).reason().orElseThrow();
        assertTrue(reason, reason.startsWith("is no whole zip file ("));
        BrowserFiles.flat("1.0.0", "x();").zipTo(rig().deploy("notes.zip"));
        rig().awaitRunning("browser.notes", "1.0.0");
        Await.equal("", () -> rig().note("notes.zip"));
    }

    @Test
    public void itsTrialIsItsStartSoThatOneCanGoBackAtOnce() {
        rig().with(Told.trial(Duration.ofHours(1)));
        deployed("1.0.0", "one();");
        deployed("1.1.0", "two();");
        assertEquals(
                "started, which is all of a browser widget's trial",
                rig().deployer().history().get(1).message());
        assertTrue(rig().deployer().rollback("browser.notes").ok());
        assertEquals("1.0.0", rig().running("browser.notes"));
    }

    @Test
    public void anOperatorInstallsAndGoesBackAndTheFolderSaysSo() throws IOException {
        Path elsewhere = rig().home().resolve("notes.zip");
        BrowserFiles.flat("1.0.0", "one();").zipTo(elsewhere);
        assertEquals(
                "browser.notes 1.0.0 could be installed",
                rig().deployer().verify(elsewhere).message());
        DeploymentResult result = rig().deployer().install(elsewhere);
        assertTrue(result.message(), result.ok());
        assertEquals("browser.notes 1.0.0: installed from notes.zip", result.message());
        rig().awaitState("notes.zip", DeploymentState.ACTIVE);
        long id = notes().getBundleId();
        BrowserFiles.flat("1.1.0", "two();").zipTo(elsewhere);
        assertTrue(rig().deployer().install(elsewhere).ok());
        rig().awaitVersion("notes.zip", "1.1.0", DeploymentState.ACTIVE);
        assertEquals("two();", text("WIDGETRY-WIDGET/notes.js"));

        DeploymentResult back = rig().deployer().rollback("browser.notes");
        assertTrue(back.message(), back.ok());
        assertEquals("1.0.0", rig().running("browser.notes"));
        assertEquals("one();", text("WIDGETRY-WIDGET/notes.js"));
        assertEquals(id, notes().getBundleId());
        assertEquals(List.of("notes.zip"), folder());
        long modified = notes().getLastModified();
        rig().end();
        rig().begin(); // the archive that was put back makes the same bundle
        assertEquals(
                DeploymentState.ACTIVE, rig().status("notes.zip").orElseThrow().state());
        Await.always(A_WHILE, () -> "updated", () -> notes().getLastModified() == modified);

        DeploymentResult removed = rig().deployer().remove("browser.notes");
        assertTrue(removed.message(), removed.ok());
        assertEquals("none", rig().running("browser.notes"));
        assertEquals(List.of(), folder());
    }

    @Test
    public void anOperatorIsToldWhatIsWrong() {
        Path elsewhere = rig().home().resolve("notes.zip");
        BrowserFiles.none().with("manifest.json", "{}").zipTo(elsewhere);
        String why = "notes.zip refused: has no usable manifest.json: name is missing. What runs is unchanged.";
        assertEquals(why, rig().deployer().verify(elsewhere).message());
        DeploymentResult result = rig().deployer().install(elsewhere);
        assertFalse(result.ok());
        assertEquals(why, result.message());
        assertFalse(Files.exists(rig().deploy("notes.zip")));
    }

    @Test
    public void aBundleWithTheCapabilityIsABrowserWidget() {
        Jars jar = Jars.empty("com.acme.notes", "1.0.0")
                .header("-includepackage", "")
                .header(
                        "Provide-Capability",
                        NAMESPACE + ";" + NAMESPACE + "=\"com.acme.notes\";manifest=\"web/notes.json\"")
                .header("Require-Capability", "io.widgetry.web;filter:=\"(version>=1)\"")
                .entry("web/notes.json", BrowserFiles.manifest("1.0.0", "notes.js"));
        jar.to(rig().deploy("acme.jar"));
        assertEquals(
                "has no entry web/notes.js, which files[0] of web/notes.json names",
                rig().awaitState("acme.jar", DeploymentState.REFUSED).reason().orElseThrow());
        jar.entry("web/notes.js", "x();").to(rig().deploy("acme.jar"));
        rig().awaitState("acme.jar", DeploymentState.ACTIVE);
        assertEquals("1.0.0", rig().running("com.acme.notes"));
    }

    @Test
    public void twoArchivesOfTheSameContentAreTwoWidgets() {
        deployed("1.0.0", "one();");
        BrowserFiles.flat("1.0.0", "one();").zipTo(rig().deploy("memo.zip"));
        rig().awaitState("memo.zip", DeploymentState.ACTIVE);
        assertEquals("1.0.0", rig().running("browser.memo"));
        assertEquals("1.0.0", rig().running("browser.notes"));
        assertNotEquals(
                rig().status("memo.zip").orElseThrow().digest(),
                rig().status("notes.zip").orElseThrow().digest());
    }

    @Test
    public void anArchiveThatGoesTakesItsWidgetAlong() {
        deployed("1.0.0", "one();");
        rig().delete("notes.zip");
        rig().awaitRunning("browser.notes", "none");
        rig().awaitState("notes.zip", DeploymentState.REMOVED);
    }
}
