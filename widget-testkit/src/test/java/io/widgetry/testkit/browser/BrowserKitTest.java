package io.widgetry.testkit.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checks of src/test/js, in Node and in Chromium. */
public class BrowserKitTest {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserKitTest.class);
    private static final Pattern CHECK = Pattern.compile("^ +async (\\w+)\\(\\) \\{", Pattern.MULTILINE);
    private static final long DEADLINE_SECONDS = 120;

    @Test
    public void testsWidgetsInNode() throws Exception {
        Optional<Path> node = onPath("node");
        assume(node, "Node", "WIDGETRY_NODE");
        Path output = Files.createTempFile("checks", ".json");
        try {
            Process process = new ProcessBuilder(
                            node.get().toString(),
                            Pages.here("src/test/js/node.mjs").toString(),
                            Pages.here("target/classes/io/widgetry/testkit/browser")
                                    .toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            assertTrue(printed, ended && process.exitValue() == 0);
            assertPassed(printed, "checks.mjs");
        } finally {
            Files.delete(output);
        }
    }

    @Test
    public void testsWidgetsInABrowser() throws Exception {
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(BrowserKitTest::onPath)
                .flatMap(Optional::stream)
                .findFirst();
        assume(chromium, "Chromium", "WIDGETRY_CHROMIUM");
        try (Pages pages = new Pages();
                Chromium browser = new Chromium(chromium.get(), pages.address("/js/browser.html"))) {
            assertTrue(browser.isRunning());
            assertPassed(pages.results().get(DEADLINE_SECONDS, TimeUnit.SECONDS), "checks.mjs", "browser.mjs");
        }
    }

    private static void assertPassed(String json, String... scripts) throws IOException {
        List<String> ran = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (JsonNode result : new ObjectMapper().readTree(json)) {
            ran.add(result.path("name").asText());
            if (!result.path("failure").isNull()) {
                failed.add(result.path("name").asText() + ": "
                        + result.path("failure").asText());
            }
        }
        assertEquals(declared(scripts), ran);
        assertTrue(String.join("\n", failed), failed.isEmpty());
    }

    private static List<String> declared(String... scripts) throws IOException {
        List<String> names = new ArrayList<>();
        for (String script : scripts) {
            Matcher checks =
                    CHECK.matcher(Files.readString(Pages.here("src/test/js").resolve(script)));
            while (checks.find()) {
                names.add(checks.group(1));
            }
        }
        assertTrue(names.size() > 10);
        return names;
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips, and says so, where a program is not installed, unless the build requires it. */
    private static void assume(Optional<Path> program, String name, String variable) {
        boolean required = "required".equals(System.getenv(variable));
        assertTrue(name + " is required and not installed", program.isPresent() || !required);
        if (program.isEmpty()) {
            LOG.info("Skipped: the checks of the browser's test kit need {}, which is not installed", name);
        }
        Assume.assumeTrue("no " + name, program.isPresent());
    }
}
