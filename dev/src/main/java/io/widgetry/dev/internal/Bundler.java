package io.widgetry.dev.internal;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.lib.utf8properties.UTF8Properties;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Makes the bundle, by bnd, as the bnd-maven-plugin would: with the project's instructions and what Maven said. */
final class Bundler {
    private final Path folder;
    private final Facts facts;

    Bundler(Path folder, Facts facts) {
        this.folder = folder;
        this.facts = facts;
    }

    /** Makes a jar of a folder of classes and resources; returns what is wrong. */
    List<String> bundle(Path classes, Path target) throws IOException {
        try (Builder builder = new Builder()) {
            builder.setBase(folder.toFile());
            builder.setProperties(instructions());
            facts.headers().forEach(builder::setProperty);
            builder.setProperty("-noextraheaders", "true");
            builder.setProperty("-reproducible", "true");
            Jar content = new Jar(classes.toFile());
            builder.setJar(content);
            builder.setClasspath(facts.classPath().stream().map(Path::toFile).toArray(File[]::new));
            Jar bundle = builder.build();
            if (!builder.isOk()) {
                return builder.getErrors().stream()
                        .map(error ->
                                "bnd.bnd: " + error.strip().lines().findFirst().orElse(""))
                        .toList();
            }
            bundle.write(target.toFile());
            return List.of();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the bundle cannot be made: " + e, e);
        }
    }

    private Properties instructions() throws IOException {
        Properties all = new Properties();
        try (Processor reader = new Processor()) {
            Path at = folder;
            List<Path> files = new ArrayList<>();
            for (; at != null && Files.isRegularFile(at.resolve("pom.xml")); at = at.getParent()) {
                files.add(0, at.resolve("bnd.bnd"));
            }
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    all.putAll(reader.loadProperties(file.toFile()));
                }
            }
            if (!Files.isRegularFile(folder.resolve("bnd.bnd"))) {
                for (String text : inPom()) {
                    UTF8Properties given = new UTF8Properties();
                    given.load(text, folder.resolve("pom.xml").toFile(), reader);
                    all.putAll(given);
                }
            }
        }
        return all;
    }

    /** What stands in the plugin's configuration; what names the project there is in Maven's headers already. */
    private Collection<String> inPom() throws IOException {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            Document pom = parser.parse(folder.resolve("pom.xml").toFile());
            NodeList found = pom.getElementsByTagName("bnd");
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                Element parent = (Element) found.item(i).getParentNode();
                if (parent.getTagName().toLowerCase(Locale.ROOT).equals("configuration")) {
                    texts.add(found.item(i).getTextContent().stripIndent());
                }
            }
            return texts;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("pom.xml cannot be read: " + e.getMessage(), e);
        }
    }
}
