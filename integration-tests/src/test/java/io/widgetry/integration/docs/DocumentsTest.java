package io.widgetry.integration.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.process.LaunchedRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** What the documents show compiles, and what they point to exists. */
public class DocumentsTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("(?:]\\(|src=\")([^)#\"\\s]+)(?:#[^)\"]*)?[)\"]");

    @Test
    public void theWidgetThatIsShownIsTheOneThatCompiles() throws Exception {
        String source = read(Path.of("src/test/java/io/widgetry/integration/docs/HoldCounter.java"));
        String widget = source.substring(source.indexOf("/**"));

        assertTrue("README.md", read(PROJECT.resolve("README.md")).contains(widget));
        assertTrue(
                "docs/writing-a-widget.md",
                read(PROJECT.resolve("docs/writing-a-widget.md")).contains(widget));
    }

    @Test
    public void whatTheDocumentsLinkToExists() throws Exception {
        assertEquals(List.of(), broken(pages()));
    }

    @Test
    public void whatTheDocumentsOfTheDistributionLinkToComesAlong() throws Exception {
        List<Path> pages = pagesIn(LaunchedRuntime.distribution());

        assertTrue(
                pages.toString(), pages.contains(LaunchedRuntime.distribution().resolve("docs/operating.md")));
        assertEquals(List.of(), broken(pages));
    }

    private static List<String> broken(List<Path> pages) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages) {
            Matcher link = LINK.matcher(read(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(page + " -> " + target);
                }
            }
        }
        return broken;
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(pagesIn(PROJECT.resolve("docs")));
        pages.add(PROJECT.resolve("README.md"));
        pages.add(PROJECT.resolve("CHANGELOG.md"));
        return pages;
    }

    private static List<Path> pagesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
