package io.widgetry.deployer.internal.browser;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.deployer.internal.disk.Digests;
import io.widgetry.deployer.internal.verify.WidgetManifest;
import io.widgetry.deployer.internal.verify.WidgetManifest.Named;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.junit.Test;

public class WrappingTest {

    private static Loaded widget(String name, String version) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("z.js", "z();".getBytes(StandardCharsets.UTF_8));
        files.put("a/b.css", new byte[0]);
        WidgetManifest manifest = new WidgetManifest(
                name,
                "a line\r\nEvil-Header: and another",
                Optional.ofNullable(version),
                Optional.empty(),
                List.of(new Named("z.js", "files[0]")));
        return new Loaded(manifest, "{}".getBytes(StandardCharsets.UTF_8), files);
    }

    private static Attributes headers(byte[] jar) throws IOException {
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            return in.getManifest().getMainAttributes();
        }
    }

    @Test
    public void theSameContentMakesTheSameBundleEverywhere() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            byte[] there = Wrapping.bundle("browser.notes", widget("Notes", "1.0.0"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Caracas"));
            assertArrayEquals(there, Wrapping.bundle("browser.notes", widget("Notes", "1.0.0")));
            // what the libraries of any Java make of it; if it changes, each update of the runtime updates all widgets
            assertEquals("bc54324218706a01f12d3d8572b713f403c992748a4d2daf48a331b02166c602", Digests.of(there));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    public void entriesAreSorted() throws IOException {
        List<String> names = new ArrayList<>();
        byte[] jar = Wrapping.bundle("browser.notes", widget("Notes", "1.0.0"));
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                names.add(entry.getName());
            }
        }
        assertEquals(
                List.of("WIDGETRY-WIDGET/manifest.json", "WIDGETRY-WIDGET/a/b.css", "WIDGETRY-WIDGET/z.js"), names);
    }

    @Test
    public void textOfTheManifestStaysInItsHeader() throws IOException {
        String name = "Äußerst lange Bezeichnung 通話メモ ".repeat(8).strip();
        Attributes headers = headers(Wrapping.bundle("browser.notes", widget(name, "1.0.0")));
        assertEquals(name, headers.getValue("Bundle-Name"));
        assertEquals("a line Evil-Header: and another", headers.getValue("Bundle-Description"));
        assertEquals(null, headers.getValue("Evil-Header"));
    }

    @Test
    public void anyVersionBecomesOneThatTheFrameworkTakes() throws IOException {
        String[][] versions = {
            {"1", "1.0.0"},
            {"v2.3", "2.3.0"},
            {"1.2.3", "1.2.3"},
            {"1.2.3.4", "1.2.3.4"},
            {"1.2.3-beta.1+x", "1.2.3.beta_1_x"},
            {"1.0-SNAPSHOT", "1.0.0.SNAPSHOT"},
            {"2026-01-15", "2026.0.0.01-15"},
            {"latest", "0.0.0.latest"},
            {"99999999999", "0.0.0.99999999999"},
            {"\"; evil=\"", "0.0.0.evil"},
            {null, "0.0.0"}
        };
        for (String[] version : versions) {
            Attributes headers = headers(Wrapping.bundle("browser.notes", widget("Notes", version[0])));
            assertEquals(version[1], headers.getValue("Bundle-Version"));
            assertTrue(headers.getValue("Provide-Capability").endsWith(";version:Version=\"" + version[1] + "\""));
        }
    }
}
