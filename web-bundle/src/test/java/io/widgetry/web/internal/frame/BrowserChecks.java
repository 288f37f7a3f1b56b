package io.widgetry.web.internal.frame;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Assume;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the checks of a page of {@code src/test/js} in Chromium. */
final class BrowserChecks {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserChecks.class);
    private static final Pattern SCRIPT = Pattern.compile("<script src=\"([\\w-]+-checks\\.js)\">");
    private static final Pattern CHECK = Pattern.compile("^check\\('(\\w+)'", Pattern.MULTILINE);
    private static final long DEADLINE_SECONDS = 240;

    private BrowserChecks() {}

    /** {@return the names of the checks that a page declares, read from its scripts} */
    static List<String> declared(String page) throws IOException {
        Path folder = TestPages.here("src/test/js");
        List<String> names = new ArrayList<>();
        Matcher scripts = SCRIPT.matcher(Files.readString(folder.resolve(page)));
        while (scripts.find()) {
            Matcher checks = CHECK.matcher(Files.readString(folder.resolve(scripts.group(1))));
            while (checks.find()) {
                names.add(checks.group(1));
            }
        }
        return names;
    }

    /** Fails with what failed; skips, and says so, where there is no Chromium. */
    static void run(String page) throws Exception {
        Optional<Path> binary = Chromium.find();
        if (binary.isEmpty() && !Chromium.isRequired()) {
            LOG.info("Skipped: the checks of {} need Chromium, which is not installed", page);
        }
        Assume.assumeTrue(
                "no Chromium, so the checks of " + page + " are skipped", binary.isPresent() || Chromium.isRequired());
        assertTrue("Chromium is required and not installed", binary.isPresent());
        try (TestPages pages = new TestPages();
                Chromium browser = new Chromium(binary.get(), pages.address("/js/" + page))) {
            assertTrue(browser.isRunning());
            assertResults(page, pages.results().get(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }
    }

    private static void assertResults(String page, String json) throws IOException {
        List<String> ran = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (JsonNode result : new ObjectMapper().readTree(json).path("results")) {
            ran.add(result.path("name").asText());
            if (!result.path("failure").isNull()) {
                failed.add(result.path("name").asText() + "\n    "
                        + result.path("failure").asText().replace("\n", "\n    "));
            }
        }
        assertEquals("the checks that ran, in their order", declared(page), ran);
        assertTrue(
                failed.size() + " of " + ran.size() + " checks failed:\n" + String.join("\n", failed),
                failed.isEmpty());
    }
}
