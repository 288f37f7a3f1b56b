package io.widgetry.integration.docs;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the operator's page says of each configuration is what the bundles of the distribution say of it themselves. */
public class ConfigurationTablesTest {
    private static final Path PAGE = Path.of("../docs/operating.md");
    private static final Path BUNDLES = Path.of("../launcher/target/distribution/bundles");
    private static final Pattern SECTION = Pattern.compile("### `([\\w.]+)`");
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.*?) \\| (.*?) ?\\| .+ \\|");

    @Test
    public void eachAttributeIsThereWithItsDefaultAndItsRange() throws Exception {
        Map<String, List<String>> declared = declared();

        assertEquals(
                Set.of(
                        "io.widgetry.core",
                        "io.widgetry.deployer",
                        "io.widgetry.feed",
                        "io.widgetry.health.memory",
                        "io.widgetry.simulator",
                        "io.widgetry.web",
                        "io.widgetry.web.desktop"),
                declared.keySet());
        assertEquals(text(declared), text(documented()));
    }

    private static String text(Map<String, List<String>> attributes) {
        StringBuilder text = new StringBuilder();
        attributes.forEach((pid, lines) -> text.append(pid)
                .append("\n  ")
                .append(String.join("\n  ", lines))
                .append('\n'));
        return text.toString();
    }

    private static Map<String, List<String>> documented() throws IOException {
        Map<String, List<String>> tables = new TreeMap<>();
        String pid = null;
        for (String line : Files.readAllLines(PAGE)) {
            Matcher section = SECTION.matcher(line);
            Matcher row = ROW.matcher(line);
            if (section.matches()) {
                pid = section.group(1);
            } else if (line.startsWith("#")) {
                pid = null;
            } else if (pid != null && row.matches()) {
                tables.computeIfAbsent(pid, name -> new ArrayList<>())
                        .add(row.group(1) + ": " + row.group(2) + ", allowed: " + row.group(3));
            }
        }
        return tables;
    }

    private static Map<String, List<String>> declared() throws Exception {
        Map<String, List<String>> declared = new TreeMap<>();
        try (Stream<Path> files = Files.walk(BUNDLES)) {
            for (Path jar : files.filter(ConfigurationTablesTest::isOurs).toList()) {
                addAll(jar, declared);
            }
        }
        return declared;
    }

    private static boolean isOurs(Path file) {
        return file.getFileName().toString().matches("widgetry-.*\\.jar");
    }

    private static void addAll(Path bundle, Map<String, List<String>> declared) throws Exception {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().matches("OSGI-INF/metatype/.+\\.xml")) {
                    Document metatype = parse(jar, entry);
                    String pid = elements(metatype, "Designate").get(0).getAttribute("pid");
                    declared.put(
                            pid,
                            elements(metatype, "AD").stream()
                                    .map(ConfigurationTablesTest::line)
                                    .toList());
                }
            }
        }
    }

    private static Document parse(JarFile jar, ZipEntry entry)
            throws IOException, ParserConfigurationException, SAXException {
        try (InputStream content = jar.getInputStream(entry)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(content);
        }
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String line(Element attribute) {
        String range = attribute.hasAttribute("min")
                ? attribute.getAttribute("min") + "–" + attribute.getAttribute("max")
                : "";
        return attribute.getAttribute("id") + ": " + defaultOf(attribute) + ", allowed: " + range;
    }

    private static String defaultOf(Element attribute) {
        String value = attribute.getAttribute("default");
        if (attribute.hasAttribute("cardinality")) {
            return value.isEmpty() ? "none" : "`" + value.replace(",", "`, `") + "`";
        }
        return value.isEmpty() ? "empty" : value;
    }
}
