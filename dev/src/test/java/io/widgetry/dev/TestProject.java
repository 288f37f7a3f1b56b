package io.widgetry.dev;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Properties;

/** The project of a Java widget of which Maven was asked already: with what it answered. */
final class TestProject {
    static final String WIDGET = """
            package com.acme.card;

            import io.widgetry.api.DataEvent;
            import io.widgetry.api.DataEvents;
            import io.widgetry.api.SubscribesTo;
            import io.widgetry.api.View;
            import io.widgetry.api.Widget;
            import io.widgetry.api.WidgetContext;
            import org.osgi.service.component.annotations.Component;

            @Component
            @SubscribesTo(DataEvents.AGENT_STATE)
            public final class Card implements Widget {
                @Override
                public void onDataEvent(DataEvent event, WidgetContext context) {
                    context.show(View.titled("one"));
                }
            }
            """;

    final Path folder;
    final Path widget;

    TestProject(Path folder) throws Exception {
        this.folder = folder;
        this.widget = folder.resolve("src/main/java/com/acme/card/Card.java");
        write("pom.xml", "<project/>");
        write("bnd.bnd", "Bundle-SymbolicName: com.acme.card\nBundle-Category: cards\n");
        write("src/main/resources/com/acme/card/texts.properties", "hello=Hello\n");
        Files.createDirectories(widget.getParent());
        Files.writeString(widget, WIDGET);
        mavenSays(folder);
    }

    /** The same with its instructions for bnd in the pom.xml. */
    void instructInPom(String... instructions) throws Exception {
        Files.delete(folder.resolve("bnd.bnd"));
        write(
                "pom.xml",
                "<project><build><plugins><plugin><configuration><bnd>\n    " + String.join("\n    ", instructions)
                        + "\n</bnd></configuration></plugin></plugins></build></project>");
        mavenSays(folder);
    }

    private static void mavenSays(Path folder) throws Exception {
        Properties kept = new Properties();
        byte[] pom = Files.readAllBytes(folder.resolve("pom.xml"));
        kept.setProperty(
                "digest",
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pom)));
        kept.setProperty("classPath", System.getProperty("java.class.path").replace(File.pathSeparatorChar, '\n'));
        kept.setProperty("release", "17");
        kept.setProperty("header.Bundle-SymbolicName", "com.acme.card");
        kept.setProperty("header.Bundle-Version", "1.0.0");
        kept.setProperty("header.Bundle-Name", "Card");
        Path file = folder.resolve("target/widgetry-dev/maven.properties");
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            kept.store(out, null);
        }
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    void change(String from, String to) throws IOException {
        Files.writeString(widget, Files.readString(widget).replace(from, to));
    }

    Path bundle() {
        return folder.resolve("target/widgetry-dev/com.acme.card.jar");
    }
}
