package io.widgetry.benchmarks.report;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;

/** The report in the documents is the one that its results make. */
public class ReportTest {
    private static final Path RESULTS = Path.of("results");
    private static final Path DOCS = Path.of("../docs");

    @Test
    public void documentsAreWhatTheResultsSay() throws Exception {
        Map<String, String> files = Report.files(RESULTS);
        assertTrue(files.containsKey("performance.md"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertEquals(
                    file.getKey() + " is not of these results: make it again, as benchmarks/README.md says",
                    file.getValue(),
                    Files.readString(DOCS.resolve(file.getKey())));
        }
    }

    @Test
    public void plotsAreWellFormedAndHaveABarForEachPeer() throws Exception {
        String svg = new Bars("Some & other", "1/s")
                .group("M = 1")
                .bar("a < b", 10, true)
                .bar("c", 0, false)
                .svg();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals(2, document.getElementsByTagName("rect").getLength());
    }

    @Test
    public void aRatioThatGotWorseIsNoticedInBothDirections() {
        Goal more = new Goal("row", "more is better", true, 1, "×", result -> null);
        Goal less = new Goal("row", "less is better", false, 1, "×", result -> null);
        assertTrue(Guard.isWorse(more, 1.0, 0.7, 0.25));
        assertFalse(Guard.isWorse(more, 1.0, 0.8, 0.25));
        assertTrue(Guard.isWorse(less, 1.0, 1.3, 0.25));
        assertFalse(Guard.isWorse(less, 1.0, 0.5, 0.25));
    }

    @Test
    public void numbersHaveTheDigitsThatCount() {
        assertEquals("1,234,568", Report.number(1_234_567.89));
        assertEquals("12.3", Report.number(12.345));
        assertEquals("0.33", Report.number(1 / 3.0));
        assertEquals("0", Report.number(0));
    }
}
