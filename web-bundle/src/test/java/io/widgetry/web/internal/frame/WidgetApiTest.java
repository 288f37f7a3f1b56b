package io.widgetry.web.internal.frame;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.widgetry.api.DataEventType;
import io.widgetry.api.Product;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.Test;

/** The Widget API in a browser: its rules, its copy of the catalogue, its types, its size. */
public class WidgetApiTest {
    private static final int LIMIT = 12 * 1024;

    /** Rules that say nothing of a browser's side: none; 11 and 24 are checked with frames too. */
    private static final int RULES = 24;

    @Test
    public void keepsTheRulesInABrowser() throws Exception {
        BrowserChecks.run("api.html");
    }

    @Test
    public void everyRuleHasAtLeastOneCheckAndNoCheckHasTheNameOfAnother() throws Exception {
        List<String> names = new ArrayList<>(BrowserChecks.declared("api.html"));
        names.addAll(BrowserChecks.declared("frames.html"));
        assertEquals(names.size(), new HashSet<>(names).size());
        List<Integer> unchecked = IntStream.rangeClosed(1, RULES)
                .filter(rule -> names.stream().noneMatch(name -> name.startsWith("rule" + rule + "_")))
                .boxed()
                .toList();
        assertEquals(List.of(), unchecked);
    }

    @Test
    public void itsCatalogueEqualsTheCatalogue() throws IOException {
        Matcher table = Pattern.compile("/\\* catalogue \\*/(.*?)/\\* end \\*/", Pattern.DOTALL)
                .matcher(read("widget-api.js"));
        assertTrue(table.find());
        JsonNode rows = new ObjectMapper().readTree(table.group(1));
        Map<String, String> copy = new TreeMap<>();
        rows.properties().forEach(row -> copy.put(row.getKey(), row.getValue().asText()));
        Map<String, String> catalogue = new TreeMap<>();
        for (DataEventType type : DataEventType.values()) {
            catalogue.put(
                    type.wireName(),
                    String.join(
                            " ",
                            type.products().contains(Product.AXP_CONNECT) ? "BOTH" : "AXP",
                            type.requiresInteraction() ? "YES" : "NO",
                            type.kind().name(),
                            type.retention().name()));
        }
        assertEquals(catalogue, copy);
    }

    @Test
    public void itsTypesNameEveryEventOfTheCatalogue() throws IOException {
        Matcher payloads = Pattern.compile("interface EventPayloads \\{(.*?)\\n}", Pattern.DOTALL)
                .matcher(read("widget-api.d.ts"));
        assertTrue(payloads.find());
        assertEquals(
                Stream.of(DataEventType.values())
                        .map(DataEventType::wireName)
                        .collect(Collectors.toCollection(TreeSet::new)),
                names(payloads.group(1), "^    (on\\w+):"));
    }

    @Test
    public void itsTypesNameEveryActionAndNoOther() throws IOException {
        Matcher table = Pattern.compile("const ACTIONS = \\{(.*?)\\n    };", Pattern.DOTALL)
                .matcher(read("widget-api.js"));
        assertTrue(table.find());
        assertEquals(
                names(table.group(1), "(\\w+): '"), names(read("widget-api.d.ts"), "^    (\\w+)\\(.*\\): Action;"));
    }

    @Test
    public void widgetApiAndFrameAreSmall() throws IOException {
        long size = zipped(read("widget-api.js")) + zipped(read("frame.js"));
        assertTrue(size + " bytes", size <= LIMIT);
    }

    private static TreeSet<String> names(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    private static String read(String name) throws IOException {
        return Files.readString(TestPages.here("src/main/resources/web/frame").resolve(name));
    }
}
