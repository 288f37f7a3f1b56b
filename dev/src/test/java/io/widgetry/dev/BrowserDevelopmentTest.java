package io.widgetry.dev;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A browser widget's folder is deployed with each save, and one in TypeScript when its compiler has written. */
public class BrowserDevelopmentTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path project;

    @Before
    public void make() throws Exception {
        project = folder.newFolder("card").toPath().toRealPath();
        Files.writeString(project.resolve("manifest.json"), "{}");
        Files.writeString(project.resolve("card.js"), "1");
    }

    @Test
    public void eachSaveOfAFileIsADeployment() throws Exception {
        try (Watching watching = new Watching(project)) {
            watching.awaitDeployments(1);
            Files.writeString(project.resolve("card.js"), "12");
            watching.awaitDeployments(2);
            Files.writeString(project.resolve("card.css"), "1");
            watching.awaitDeployments(3);

            assertEquals(
                    List.of("deploy:install '" + project.resolve("manifest.json") + "'"),
                    watching.instance.asked("deploy:install"));
        }
    }

    @Test
    public void aManifestThatIsGoneIsSaid() throws Exception {
        try (Watching watching = new Watching(project)) {
            watching.awaitDeployments(1);
            Files.delete(project.resolve("manifest.json"));
            watching.awaitPrinted("  manifest.json: it is gone; a browser widget needs one");
        }
    }

    @Test
    public void withoutItsCompilerATypeScriptProjectSaysWhatToDo() throws Exception {
        Files.writeString(project.resolve("tsconfig.json"), "{}");
        try (Watching watching = new Watching(project)) {
            watching.awaitPrinted("run \"npm install\" in " + project);
            assertEquals(0, watching.instance.count("deploy:install"));
        }
    }

    /** With a compiler that does what the file told.txt says. */
    @Test
    public void aTypeScriptProjectFollowsItsOwnCompiler() throws Exception {
        assumeTrue("needs a POSIX shell", File.separatorChar == '/');
        Path told = Files.writeString(
                project.resolve("node_modules").getParent().resolve(".told"),
                "src/card.ts(3,5): error TS2322: Type 'number' is not assignable to type 'string'.\n"
                        + "5:01:00 AM - Found 1 error. Watching for file changes.\n");
        Path program = project.resolve("node_modules/.bin/tsc");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\nexec tail -n +1 -f .told\n");
        assertTrue(program.toFile().setExecutable(true));
        Files.writeString(project.resolve("tsconfig.json"), "{}");
        try (Watching watching = new Watching(project)) {
            watching.awaitPrinted("  src/card.ts:3: TS2322: Type 'number' is not assignable to type 'string'.");
            assertEquals(0, watching.instance.count("deploy:install"));

            Files.writeString(project.resolve("card.js"), "12");
            Files.writeString(
                    told, "5:01:02 AM - Found 0 errors. Watching for file changes.\n", StandardOpenOption.APPEND);
            watching.awaitDeployments(1);
            Files.writeString(project.resolve("card.ts"), "source only");
            Files.writeString(project.resolve("card.js"), "123");
            watching.awaitDeployments(2);
        }
    }
}
