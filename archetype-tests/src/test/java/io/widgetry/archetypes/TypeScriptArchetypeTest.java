package io.widgetry.archetypes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The project of a browser widget in TypeScript. */
public class TypeScriptArchetypeTest {
    private static final Path TYPES = Path.of("../web-bundle/src/main/resources/web/frame/widget-api.d.ts");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path project;
    private Machine machine;

    private String run(Path at, String command) throws Exception {
        try (Terminal terminal = machine.run(at, command)) {
            return terminal.awaitEnd();
        }
    }

    private boolean isPossible(String command) throws Exception {
        try {
            run(project, command);
            return true;
        } catch (AssertionError impossible) {
            return false;
        }
    }

    @Test
    public void compilesWithTheTypesThatAreShippedAndIsWhatItsManifestNames() throws Exception {
        assumeTrue("the commands are those of a POSIX shell", File.separatorChar == '/');
        machine = new Machine(folder.getRoot().toPath().toRealPath());
        run(
                machine.work(),
                "mvn -q -B archetype:generate -DarchetypeGroupId=io.widgetry"
                        + " -DarchetypeArtifactId=typescript-widget-archetype -DarchetypeVersion="
                        + System.getProperty("project.version")
                        + " -DgroupId=com.acme -DartifactId=hold-card -Delement=hold-card");
        project = machine.work().resolve("hold-card");

        assertEquals(
                List.of(
                        ".gitignore",
                        "README.md",
                        "icon.svg",
                        "manifest.json",
                        "package.json",
                        "src/hold-card.ts",
                        "tsconfig.json",
                        "types/widget-api.d.ts"),
                files());
        assertEquals(Files.readString(TYPES), Files.readString(project.resolve("types/widget-api.d.ts")));
        assertTrue(Files.readString(project.resolve("manifest.json")).contains("[\"dist/hold-card.js\"]"));

        assumeTrue("there is no npm, or it reaches no registry", isPossible("npm install --no-audit --no-fund"));
        run(project, "npm run build");
        assertTrue(
                Files.readString(project.resolve("dist/hold-card.js")).contains("customElements.define('hold-card'"));
    }

    private List<String> files() throws Exception {
        try (Stream<Path> all = Files.walk(project)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> project.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
