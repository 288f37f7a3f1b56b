package io.widgetry.web.internal.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.web.internal.browser.Manifest.File;
import io.widgetry.web.internal.browser.Manifest.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class ManifestReaderTest {
    private static final String FLAT = """
            {"name": "Card", "description": "Shows a card", "icon": "neo-icon-contact",
             "element": "<my-card></my-card>", "version": "1.0.0", "tags": ["crm", "card"],
             "files": ["my-card.js"], "override_url": "http://localhost:3000/card.js"}""";

    private static final String NESTED = """
            {"metadata": {"name": "Hello", "description": "Says hello", "tags": "sample, hello ,, x", "library": "none",
                          "version": "2.1", "date": "2020-01-01", "id": "0a-1"},
             "configuration": {"external": true, "timeout": 1000, "serie": true, "name": "hello",
                               "element": "hello-world", "icon": "icon.svg",
                               "files": ["./lib/vendor.js", "hello.js?v=3", "css/hello.css"],
                               "overrideUrl": "http://localhost:3000/hello.js"}}""";

    private static Manifest read(String text) throws ManifestException {
        return ManifestReader.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String text) {
        return assertThrows(text, ManifestException.class, () -> read(text)).getMessage();
    }

    @Test
    public void theFlatFormIsRead() throws Exception {
        Manifest manifest = read(FLAT);
        assertEquals("Card", manifest.name());
        assertEquals("Shows a card", manifest.description());
        assertEquals("neo-icon-contact", manifest.icon());
        assertEquals("<my-card></my-card>", manifest.element().markup());
        assertEquals(Optional.of("1.0.0"), manifest.version());
        assertEquals(List.of(new File("my-card.js", Kind.SCRIPT)), manifest.files());
        assertFalse(manifest.serie());
        assertEquals(Optional.of("http://localhost:3000/card.js"), manifest.overrideUrl());
        assertEquals(
                "{\"name\":\"Card\",\"description\":\"Shows a card\",\"icon\":\"neo-icon-contact\","
                        + "\"element\":\"<my-card></my-card>\",\"version\":\"1.0.0\",\"tags\":[\"crm\",\"card\"]}",
                manifest.metadata());
    }

    @Test
    public void theNestedFormIsRead() throws Exception {
        Manifest manifest = read(NESTED);
        assertEquals("Hello", manifest.name());
        assertEquals("<hello-world></hello-world>", manifest.element().markup());
        assertEquals(Optional.of("2.1"), manifest.version());
        assertTrue(manifest.serie());
        assertEquals(
                List.of(
                        new File("lib/vendor.js", Kind.SCRIPT),
                        new File("hello.js", Kind.SCRIPT),
                        new File("css/hello.css", Kind.STYLE)),
                manifest.files());
        assertTrue(manifest.metadata(), manifest.metadata().contains("\"tags\":[\"sample\",\"hello\",\"x\"]"));
        assertTrue(manifest.metadata(), manifest.metadata().contains("\"library\":\"none\""));
    }

    @Test
    public void whatRealManifestsDoIsTaken() throws Exception {
        assertEquals(
                List.of(new File("my-card.js", Kind.SCRIPT)),
                read(FLAT.replace("[\"my-card.js\"]", "\"my-card.js\"")).files());
        assertEquals(Optional.of("3"), read(FLAT.replace("\"1.0.0\"", "3")).version());
        assertEquals("", read(FLAT.replace("\"neo-icon-contact\"", "\"\"")).icon());
        assertEquals("Card", read("\uFEFF" + FLAT).name());
        assertEquals(
                "Card",
                read(FLAT.replace("\"tags\": [\"crm\", \"card\"]", "\"tags\": \"crm, card\""))
                        .name());
        assertEquals(
                "Card",
                read(FLAT.replace("card.js\"}", "card.js\",\n /* to come */ }")).name());
        assertEquals("hello", read(NESTED.replace("\"name\": \"Hello\", ", "")).name());
        assertFalse(read(NESTED.replace("\"serie\": true", "\"serie\": null")).serie());
    }

    @Test
    public void eachFaultNamesItsField() {
        assertEquals("name is missing", refusal(FLAT.replace("\"name\"", "\"nam\"")));
        assertEquals("name is empty", refusal(FLAT.replace("\"Card\"", "\" \"")));
        assertEquals("description is missing", refusal(FLAT.replace("\"description\"", "\"d\"")));
        assertEquals("icon is missing", refusal(FLAT.replace("\"icon\"", "\"d\"")));
        assertEquals("version must be text", refusal(FLAT.replace("\"1.0.0\"", "[1]")));
        assertEquals("tags must be a list of texts", refusal(FLAT.replace("[\"crm\", \"card\"]", "{}")));
        assertEquals("tags[1] must be text", refusal(FLAT.replace("\"card\"]", "1]")));
        assertEquals(
                "tags has 11 entries, and may have 10",
                refusal(FLAT.replace(
                        "\"crm\", \"card\"", "\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"a\",\"b\"")));
        assertEquals("files is missing: it names the widget's script", refusal(FLAT.replace("[\"my-card.js\"]", "[]")));
        assertEquals("configuration is missing", refusal("{\"metadata\": {\"name\": \"x\"}}"));
        assertEquals("metadata must be an object", refusal(NESTED.replaceFirst("(?s)\\{\"name.*?\\}", "1")));
        assertEquals("configuration.element is missing", refusal(NESTED.replace("\"element\"", "\"e\"")));
        assertEquals("configuration.files[0] must be text", refusal(NESTED.replace("\"./lib/vendor.js\"", "1")));
        assertTrue(
                refusal(NESTED.replace("hello-world", "hello")).startsWith("configuration.element must be one empty"));
        assertEquals("it must be a JSON object", refusal("[]"));
        assertEquals("it is not valid JSON (line 2, column 1)", refusal("{\"name\":\n}"));
        assertEquals(
                "description has 5001 characters, and may have 5000",
                refusal(FLAT.replace("Shows a card", "x".repeat(5_001))));
        assertEquals("it has 262145 bytes, and may have 262144", refusal(" ".repeat(ManifestReader.LONGEST + 1)));
    }

    @Test
    public void filesStayBesideTheManifest() {
        for (String file : List.of(
                "../x.js", "a/../x.js", "/x.js", "a//x.js", "https://x/y.js", "a\\\\x.js", "a%2fx.js", ".", "x.js#1")) {
            String refusal = refusal(FLAT.replace("my-card.js", file));
            assertTrue(file + ": " + refusal, refusal.endsWith("must be a file beside the manifest or below it"));
        }
        assertEquals(
                "files[0] is \"readme.html\", but must end with .js, .mjs or .css",
                refusal(FLAT.replace("my-card.js", "readme.html")));
    }
}
