package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.text.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What a component description says, as far as it matters here. */
final class ComponentXml extends DefaultHandler {

    /**
     * A component.
     *
     * @param name its name, or its class if it has none
     * @param implementation its class
     * @param provides the interfaces of its service
     * @param uses the interfaces of the services that it refers to
     */
    record Component(String name, String implementation, Set<String> provides, Set<String> uses) {}

    private final List<Component> components = new ArrayList<>();
    private String name = "";
    private String implementation = "";
    private Set<String> provides = new HashSet<>();
    private Set<String> uses = new HashSet<>();

    private ComponentXml() {}

    static List<Component> read(String entry, byte[] content) throws RefusedException {
        ComponentXml handler = new ComponentXml();
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            // No document type, so no entity that could reach out or grow.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(content), handler);
        } catch (SAXException malformed) {
            throw RefusedException.because(
                    "has a malformed component description " + entry + " (" + Reason.root(malformed) + ")");
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the platform's XML parser", e);
        }
        return handler.components;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        switch (local) {
            case "component" -> {
                name = value(attributes, "name");
                implementation = "";
                provides = new HashSet<>();
                uses = new HashSet<>();
            }
            case "implementation" -> implementation = value(attributes, "class");
            case "provide" -> provides.add(value(attributes, "interface"));
            case "reference" -> uses.add(value(attributes, "interface"));
            default -> {
                // properties are the component runtime's business
            }
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        if (local.equals("component")) {
            components.add(new Component(
                    name.isEmpty() ? implementation : name, implementation, Set.copyOf(provides), Set.copyOf(uses)));
        }
    }

    private static String value(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }
}
