package io.widgetry.testkit.internal;

import io.widgetry.api.Widget;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads a component's XML, of a class that is described there and not by annotations. */
final class ComponentXml {
    private ComponentXml() {}

    /** {@return what the XML beside a class says of it} */
    static Declared read(Class<? extends Widget> type) {
        return documents(type).stream()
                .map(document -> declared(document, type))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName()
                        + " has no @Component, so no runtime would find it: add"
                        + " @Component(scope = ServiceScope.PROTOTYPE) for an object for each context, or @Component"
                        + " for one object for all"));
    }

    private static List<Document> documents(Class<?> type) {
        if (type.getProtectionDomain().getCodeSource() == null) {
            return List.of();
        }
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return documents(place.resolve("OSGI-INF"));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return documents(jar.getPath("OSGI-INF"));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException("the component XML of " + type.getName() + " cannot be read", unreadable);
        }
    }

    private static List<Document> documents(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .map(ComponentXml::document)
                    .toList();
        }
    }

    private static Document document(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(in);
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException(file + " cannot be read", unreadable);
        }
    }

    private static Optional<Declared> declared(Document document, Class<?> type) {
        Element root = document.getDocumentElement();
        boolean ours =
                elements(root, "implementation").anyMatch(each -> type.getName().equals(each.getAttribute("class")));
        if (!ours) {
            return Optional.empty();
        }
        Map<String, Object> properties = new HashMap<>();
        elements(root, "property").forEach(each -> properties.put(each.getAttribute("name"), value(each)));
        boolean prototype = elements(root, "service").anyMatch(each -> "prototype".equals(each.getAttribute("scope")));
        String name = root.getAttribute("name");
        String init = root.getAttribute("init");
        return Optional.of(new Declared(
                name.isEmpty() ? type.getName() : name,
                prototype,
                properties,
                init.isEmpty() ? Set.of() : Set.of("*" + init),
                named(root, "activate"),
                named(root, "deactivate"),
                Set.of(),
                Set.of()));
    }

    private static Set<String> named(Element root, String attribute) {
        String method = root.getAttribute(attribute);
        return method.isEmpty() ? Set.of() : Set.of(method);
    }

    private static Object value(Element property) {
        String type = property.getAttribute("type");
        if (property.hasAttribute("value")) {
            return ComponentProperties.value(type, property.getAttribute("value"));
        }
        return property.getTextContent()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toArray(String[]::new);
    }

    private static Stream<Element> elements(Element root, String name) {
        NodeList all = root.getElementsByTagName(name);
        return Stream.iterate(0, i -> i < all.getLength(), i -> i + 1).map(i -> (Element) all.item(i));
    }
}
