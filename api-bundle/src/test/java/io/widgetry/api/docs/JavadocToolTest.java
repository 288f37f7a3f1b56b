package io.widgetry.api.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The API's documentation is made by the tool that its readers' documentation is made by. */
public class JavadocToolTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void javadocBuildsWithoutAWarning() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "-quiet",
                "-Xdoclint:all",
                "-Werror",
                "--release",
                "17",
                "-encoding",
                "UTF-8",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.getRoot().toString()));
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);

        int status = ToolProvider.findFirst("javadoc").orElseThrow().run(out, out, arguments.toArray(String[]::new));

        out.flush();
        assertEquals(said.toString(), 0, status);
        assertTrue(new File(folder.getRoot(), "io/widgetry/api/Widget.html").exists());
    }
}
