package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.deployer.internal.settings.Limits;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.support.Told;
import io.widgetry.deployer.internal.widgets.Throwing;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.Before;
import org.junit.Test;

/** What is refused, in which words, and that what runs goes on. */
public class RefusalsTest extends RigTest {
    private static final String API = "io.widgetry.api;version=\"[1.0,2)\"";

    private LogFile log;

    @Before
    public void aVersionRuns() {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        log = new LogFile();
    }

    private void refused(String reason, Jars jar) {
        jar.to(rig().deploy("card.jar"));
        refused(reason);
    }

    private void refused(String reason) {
        DeploymentStatus status = rig().awaitState("card.jar", DeploymentState.REFUSED);
        assertEquals(reason, status.reason().orElseThrow());
        assertEquals("1.0.0", rig().running("card"));
        assertEquals(List.of("WARN card.jar refused: " + reason + ". What runs is unchanged."), log.lines());
        assertTrue(rig().history().toString(), rig().history().get(2).startsWith("REFUSED card.jar "));
        Await.until(
                () -> rig().note("card.jar"),
                () -> rig().note("card.jar").startsWith("card.jar was refused: " + reason + ".\n"));
    }

    private static final String OTHER_JAVA = ", this runtime runs on Java "
            + Runtime.version().feature()
            + "; compile for that (maven.compiler.release), or start Widgetry with a newer Java";

    private static Jars next() {
        return Jars.widget("card", "1.1.0");
    }

    @Test
    public void aMissingPackageIsNamedWithItsRange() {
        refused(
                "needs package com.acme.crm [1.2,2), which no bundle exports"
                        + "; put it into the bundle (bnd.bnd: -conditionalpackage: com.acme.crm), or do without it",
                next().header("Import-Package", "com.acme.crm;version=\"[1.2,2)\"," + API));
    }

    @Test
    public void allMissingPackagesAreNamed() {
        refused(
                "needs package com.acme.crm and 2 more (com.acme.a 1.0.0 or later, com.acme.b), which no bundle exports"
                        + "; put it into the bundle (bnd.bnd: -conditionalpackage: com.acme.crm), or do without it",
                next().header("Import-Package", "com.acme.crm,com.acme.a;version=1,com.acme.b," + API));
    }

    @Test
    public void aMissingCapabilityIsNamed() {
        refused(
                "needs the capability com.acme.database (version>=3), which no bundle provides",
                next().header("Require-Capability", "com.acme.database;filter:=\"(version>=3)\""));
    }

    @Test
    public void whatTheBundleProvidesItselfOrDoesWithoutIsNotMissing() {
        next().header("Require-Capability", "com.acme.own;filter:=\"(version>=1)\",com.acme.not;resolution:=optional")
                .header("Provide-Capability", "com.acme.own;version:Version=1.2")
                .to(rig().deploy("card.jar"));
        rig().awaitRunning("card", "1.1.0");
    }

    @Test
    public void anotherApiThanThisOneIsNamedWithBothVersions() {
        refused(
                "is built for API [2,3), this runtime has 1.0.0",
                next().header("Import-Package", "io.widgetry.api;version=\"[2.0,3.0)\""));
    }

    @Test
    public void aNewerJavaIsNamed() {
        refused(
                "needs Java 99" + OTHER_JAVA,
                next().header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));
    }

    @Test
    public void aNewerJavaInTheOldHeaderIsNamed() {
        refused("needs Java 99" + OTHER_JAVA, next().header("Bundle-RequiredExecutionEnvironment", "JavaSE-99"));
    }

    @Test
    public void classesForANewerJavaAreNamed() throws IOException {
        Path jar = next().with(Throwing.class).file();
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            Path type = inside.getPath(Throwing.class.getName().replace('.', '/') + ".class");
            byte[] content = Files.readAllBytes(type);
            content[7] = (byte) (44 + 99);
            Files.write(type, content);
        }
        Files.move(jar, rig().deploy("card.jar"), StandardCopyOption.REPLACE_EXISTING);

        refused("has classes for Java 99 (" + Throwing.class.getName().replace('.', '/') + ".class)" + OTHER_JAVA);
    }

    @Test
    public void aPackageThatItsBundleKeepsForItselfIsNamedWithIt() {
        refused(
                "needs package com.acme.kept, which io.widgetry.core does not export; use what io.widgetry.api offers",
                next().header("Import-Package", "com.acme.kept," + API));
    }

    @Test
    public void packagesOfOtherBundlesAreNotForWidgets() {
        refused(
                "imports package com.acme.innards of io.widgetry.core, which widgets may not use (allowedPackages)",
                next().header("Import-Package", "com.acme.innards," + API));
    }

    @Test
    public void importsThatAreMadeLaterAreNotForWidgetsEither() {
        refused(
                "may import any package of * later (DynamicImport-Package), which widgets may not (allowedPackages)",
                next().header("DynamicImport-Package", "*"));
    }

    @Test
    public void wholeBundlesAreNotForWidgetsEither() {
        refused(
                "requires a bundle as a whole (Require-Bundle io.widgetry.core); a widget imports packages",
                next().header("Require-Bundle", "io.widgetry.core"));
    }

    @Test
    public void packagesOfTheRuntimeAreNotExportedByWidgets() {
        refused(
                "exports package com.acme.innards, which is io.widgetry.core's",
                next().entry("com/acme/innards/x.txt", "x").header("Export-Package", "com.acme.innards;version=7"));
    }

    @Test
    public void aBundleWithoutAWidgetIsRefused() {
        refused(
                "declares no widget: none of its components provides io.widgetry.api.Widget; put @Component on the class"
                        + " that implements it, and let bnd make the jar",
                Jars.empty("card", "1.1.0").header("Import-Package", API));
    }

    @Test
    public void aComponentWithoutItsClassIsRefused() {
        refused(
                "has no class com.acme.Gone, which its component gone is made of",
                next().header("-dsannotations", "")
                        .header("Service-Component", "OSGI-INF/*.xml")
                        .entry(
                                "OSGI-INF/gone.xml",
                                "<component xmlns='http://www.osgi.org/xmlns/scr/v1.3.0' name='gone'>"
                                        + "<implementation class='com.acme.Gone'/></component>"));
    }

    @Test
    public void aMalformedComponentDescriptionIsRefused() {
        next().header("-dsannotations", "")
                .header("Service-Component", "OSGI-INF/bad.xml")
                .entry("OSGI-INF/bad.xml", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:/etc/passwd'>]><x>&y;</x>")
                .to(rig().deploy("card.jar"));
        String reason =
                rig().awaitState("card.jar", DeploymentState.REFUSED).reason().orElseThrow();
        assertTrue(reason, reason.startsWith("has a malformed component description OSGI-INF/bad.xml"));
    }

    @Test
    public void aFragmentIsRefused() {
        refused("is a fragment, which would change another bundle", next().header("Fragment-Host", "io.widgetry.core"));
    }

    @Test
    public void theRuntimesOwnBundlesAreNeverReplaced() {
        long id = rig().bundle("io.widgetry.core").orElseThrow().getBundleId();
        Jars.widget("io.widgetry.core", "9.0.0").to(rig().deploy("core.jar"));
        assertEquals(
                "has the symbolic name io.widgetry.core of bundle " + id
                        + ", which was not installed from this folder and is left alone",
                rig().awaitState("core.jar", DeploymentState.REFUSED).reason().orElseThrow());
        assertEquals("1.0.0", rig().running("io.widgetry.core"));
    }

    @Test
    public void aTruncatedJarIsRefusedWhenItStaysSo() throws IOException {
        byte[] whole = Files.readAllBytes(next().file());
        put(Arrays.copyOf(whole, whole.length / 2));
        String reason =
                rig().awaitState("card.jar", DeploymentState.REFUSED).reason().orElseThrow();
        assertTrue(reason, reason.startsWith("is no whole jar file ("));
        refused(reason);
    }

    @Test
    public void aJarWithADamagedEntryIsRefused() throws IOException {
        byte[] damaged =
                Files.readAllBytes(next().entry("big.bin", "x".repeat(100_000)).file());
        for (int at = 400; at < 440; at++) {
            damaged[at] ^= 0x55;
        }
        put(damaged);
        String reason =
                rig().awaitState("card.jar", DeploymentState.REFUSED).reason().orElseThrow();
        assertTrue(
                reason, reason.startsWith("is no whole jar file (") || reason.startsWith("has a malformed manifest"));
        assertEquals("1.0.0", rig().running("card"));
    }

    @Test
    public void anEmptyFileIsRefused() throws IOException {
        put(new byte[0]);
        refused("is empty");
    }

    @Test
    public void aFileThatIsNoJarIsRefused() throws IOException {
        put("hello".getBytes());
        refused("is no whole jar file (zip END header not found)");
    }

    @Test
    public void aJarThatIsNoBundleIsRefused() throws IOException {
        Path hamcrest = Path.of(Matcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Files.copy(hamcrest, rig().deploy("card.jar"), StandardCopyOption.REPLACE_EXISTING);
        refused("is no bundle: its manifest has no Bundle-SymbolicName");
    }

    @Test
    public void aLinkIsNotFollowed() throws IOException {
        Path outside = next().file();
        rig().delete("card.jar");
        Files.createSymbolicLink(rig().deploy("card.jar"), outside);
        refused("is a symbolic link, which is not followed");
    }

    @Test
    public void aFileThatIsTooLargeIsRefused() {
        rig().with(Told.limits(new Limits(50_000, 1_000, 20_000_000, 100_000, 100_000, 100, 1_000_000)));
        refused(
                "is larger than 50000 bytes, which is not allowed (maxFileBytes)",
                next().entry("noise.bin", noise(100_000)));
    }

    private static String noise(int length) {
        StringBuilder noise = new StringBuilder();
        new java.util.Random(1).ints(length, ' ', '~').forEach(letter -> noise.append((char) letter));
        return noise.toString();
    }

    @Test
    public void aZipBombIsRefused() {
        rig().with(Told.limits(new Limits(1_000_000, 1_000, 1_000_000, 100_000, 100_000, 100, 1_000_000)));
        refused(
                "unpacks to more than 1000000 bytes, which is not allowed (maxUnpackedBytes)",
                next().entry("bomb.bin", "0".repeat(5_000_000)));
    }

    @Test
    public void tooManyEntriesAreRefused() {
        rig().with(Told.limits(new Limits(1_000_000, 20, 1_000_000, 100_000, 100_000, 100, 1_000_000)));
        Jars jar = next();
        for (int i = 0; i < 30; i++) {
            jar.entry("e" + i, "x");
        }
        jar.to(rig().deploy("card.jar"));
        String reason =
                rig().awaitState("card.jar", DeploymentState.REFUSED).reason().orElseThrow();
        assertTrue(reason, reason.matches("has \\d+ entries, and at most 20 are allowed \\(maxEntries\\)"));
    }

    @Test
    public void aHugeManifestIsRefused() {
        rig().with(Told.limits(new Limits(1_000_000, 1_000, 1_000_000, 2_000, 100_000, 100, 1_000_000)));
        refused(
                "has a manifest of more than 2000 bytes, which is not allowed (maxManifestBytes)",
                next().salt("x".repeat(3_000)));
    }

    @Test
    public void theNoteGoesWhenTheFileIsMended() {
        Jars.widget("board", "1.0.0")
                .header("Import-Package", "com.acme.crm," + API)
                .to(rig().deploy("board.jar"));
        rig().awaitState("board.jar", DeploymentState.REFUSED);
        Await.until(() -> "no note", () -> !rig().note("board.jar").isEmpty());
        Jars.widget("board", "1.0.0").to(rig().deploy("board.jar"));
        rig().awaitRunning("board", "1.0.0");
        Await.until(() -> rig().note("board.jar"), () -> rig().note("board.jar").isEmpty());
    }

    @Test
    public void theNoteGoesWithTheFileAndWhatRunsStays() {
        next().header("Import-Package", "com.acme.crm," + API).to(rig().deploy("card.jar"));
        rig().awaitState("card.jar", DeploymentState.REFUSED);
        Await.until(() -> "no note", () -> !rig().note("card.jar").isEmpty());
        rig().delete("card.jar");
        DeploymentStatus left = rig().awaitState("card.jar", DeploymentState.ACTIVE);
        Await.until(() -> rig().note("card.jar"), () -> rig().note("card.jar").isEmpty());
        assertEquals("1.0.0", rig().running("card"));
        assertEquals(
                "its file is gone; it goes on from the runtime's own copy until it is removed or updated",
                left.reason().orElseThrow());
    }

    private void put(byte[] content) throws IOException {
        Path part = rig().deploy(".part");
        Files.write(part, content);
        Files.move(part, rig().deploy("card.jar"), StandardCopyOption.ATOMIC_MOVE);
    }
}
