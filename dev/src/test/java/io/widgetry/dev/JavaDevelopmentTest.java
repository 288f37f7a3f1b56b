package io.widgetry.dev;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The project of a Java widget is compiled, made a bundle of and deployed with each save. */
public class JavaDevelopmentTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private TestProject project;
    private Watching watching;

    @Before
    public void watch() throws Exception {
        project = new TestProject(folder.newFolder("card").toPath().toRealPath());
        watching = new Watching(project.folder);
        watching.awaitDeployments(1);
    }

    @After
    public void end() throws Exception {
        watching.close();
    }

    private String broken(String problems) {
        return "dev:report 'card' broken - --bundle 'com.acme.card' < " + problems;
    }

    @Test
    public void theBundleIsAsMavenWouldMakeIt() throws Exception {
        assertEquals(List.of("deploy:install '" + project.bundle() + "'"), watching.instance.asked("deploy:install"));
        try (JarFile bundle = new JarFile(project.bundle().toFile())) {
            Attributes headers = bundle.getManifest().getMainAttributes();
            assertEquals("com.acme.card", headers.getValue("Bundle-SymbolicName"));
            assertEquals("1.0.0", headers.getValue("Bundle-Version"));
            assertEquals("cards", headers.getValue("Bundle-Category"));
            assertEquals("OSGI-INF/com.acme.card.Card.xml", headers.getValue("Service-Component"));
            assertTrue(headers.getValue("Import-Package").contains("io.widgetry.api;version="));
            assertTrue(headers.getValue("Require-Capability").contains("osgi.ee"));
            assertNotNull(bundle.getEntry("com/acme/card/Card.class"));
            assertNotNull(bundle.getEntry("com/acme/card/texts.properties"));
        }
    }

    @Test
    public void aSaveIsDeployedAndSaidWithItsTime() throws Exception {
        byte[] before = Files.readAllBytes(project.bundle());
        project.change("\"one\"", "\"two\"");
        watching.awaitDeployments(2);
        watching.await(
                "two reports", () -> watching.instance.asked("dev:report").size() >= 2);

        assertFalse(java.util.Arrays.equals(before, Files.readAllBytes(project.bundle())));
        String line = watching.out.get(1);
        assertTrue(
                line,
                line.matches("card \\d+\\.\\d\\d s \\(compile \\d\\.\\d\\d, bundle \\d\\.\\d\\d, deploy"
                        + " \\d\\.\\d\\d\\): com.acme.card 1.0.0 → 1.0.0: updated"));
        String report = watching.instance.asked("dev:report").get(1);
        assertTrue(report, report.matches("dev:report 'card' running --bundle 'com.acme.card' --took \\d+"));
    }

    @Test
    public void aResourceAndTheBndFileAreSourcesToo() throws Exception {
        project.write("src/main/resources/com/acme/card/more.txt", "more");
        watching.awaitDeployments(2);
        project.write("bnd.bnd", "Bundle-SymbolicName: com.acme.card\nBundle-Category: boards\n");
        watching.awaitDeployments(3);

        try (JarFile bundle = new JarFile(project.bundle().toFile())) {
            assertNotNull(bundle.getEntry("com/acme/card/more.txt"));
            assertEquals("boards", bundle.getManifest().getMainAttributes().getValue("Bundle-Category"));
        }
    }

    @Test
    public void instructionsForBndMayStandInThePom() throws Exception {
        TestProject other = new TestProject(folder.newFolder("other").toPath().toRealPath());
        other.instructInPom("Bundle-SymbolicName: ${project.artifactId}", "Bundle-Category: tables");
        try (Watching others = new Watching(other.folder)) {
            others.awaitDeployments(1);
            try (JarFile bundle = new JarFile(other.bundle().toFile())) {
                Attributes headers = bundle.getManifest().getMainAttributes();
                assertEquals("com.acme.card", headers.getValue("Bundle-SymbolicName"));
                assertEquals("tables", headers.getValue("Bundle-Category"));
            }
        }
    }

    @Test
    public void aClassThatIsGoneIsGoneFromTheBundle() throws Exception {
        project.write("src/main/java/com/acme/card/Helper.java", "package com.acme.card;\nclass Helper {}\n");
        watching.awaitDeployments(2);
        Files.delete(project.folder.resolve("src/main/java/com/acme/card/Helper.java"));
        watching.awaitDeployments(3);

        try (JarFile bundle = new JarFile(project.bundle().toFile())) {
            assertEquals(null, bundle.getEntry("com/acme/card/Helper.class"));
            assertNotNull(bundle.getEntry("com/acme/card/Card.class"));
        }
    }

    @Test
    public void whatDoesNotCompileIsSaidWithItsLineAndNotDeployedUntilItIsMended() throws Exception {
        project.change("View.titled(\"one\")", "View.titled(one)");
        String problem = "src/main/java/com/acme/card/Card.java:16: cannot find symbol, symbol: variable one, location:"
                + " class com.acme.card.Card";
        watching.awaitPrinted(problem);
        watching.await(
                "it is reported", () -> watching.instance.asked("dev:report").contains(broken(problem)));
        assertTrue(watching.out.contains("card is broken; the version before goes on:"));
        assertEquals(1, watching.instance.count("deploy:install"));

        project.change("View.titled(one)", "View.titled(\"one\")");
        watching.awaitDeployments(2);
        watching.await(
                "it is reported",
                () -> watching.instance
                        .asked("dev:report")
                        .get(watching.instance.asked("dev:report").size() - 1)
                        .startsWith("dev:report 'card' running"));
    }

    @Test
    public void whatTheInstanceRefusesIsSaid() throws Exception {
        watching.instance.refuses(command -> "com.acme.card.jar refused: needs package com.acme.crm");
        project.change("\"one\"", "\"two\"");
        watching.awaitPrinted("  com.acme.card.jar refused: needs package com.acme.crm");
        watching.await(
                "it is reported",
                () -> watching.instance
                        .asked("dev:report")
                        .contains(broken("com.acme.card.jar refused: needs package com.acme.crm")));
    }

    @Test
    public void whatIsWrongWithTheWidgetIsSaidOnce() throws Exception {
        watching.instance.has("card: 1 of 1 deliveries failed, the last by java.lang.IllegalStateException");
        watching.awaitPrinted("  card: 1 of 1 deliveries failed");
        long reports = watching.instance.count("dev:report");
        watching.await("two more reports", () -> watching.instance.count("dev:report") >= reports + 2);

        assertEquals(
                1, watching.out.stream().filter(line -> line.contains("1 of 1")).count());
    }

    @Test
    public void theInstanceIsToldThatItIsOver() throws Exception {
        watching.close();
        assertEquals(List.of("dev:end 'card'"), watching.instance.asked("dev:end"));
    }

    @Test
    public void aFolderWithoutAProjectIsRefused() throws Exception {
        Path empty = folder.newFolder("empty").toPath();
        String message =
                assertThrows(ProjectException.class, () -> new Watching(empty)).getMessage();
        assertTrue(message, message.contains("is no widget's project: a Java widget has a pom.xml there"));
        assertTrue(assertThrows(ProjectException.class, () -> new Watching(empty.resolve("none")))
                .getMessage()
                .startsWith("there is no folder "));
    }
}
