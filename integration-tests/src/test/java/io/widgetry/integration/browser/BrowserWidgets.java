package io.widgetry.integration.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Browser widgets as their authors hand them out: a manifest and its files, here in a zip. */
final class BrowserWidgets {
    private static final Path WIDGETS = Path.of("../web-bundle/src/test/widgets");

    private BrowserWidgets() {}

    /** The id of a widget that was deployed as a file of this name, its ending left out. */
    static String id(String name) {
        return "browser." + name;
    }

    /** The folder of one of the kinds that the web bundle's tests have. */
    static Path folder(String kind) {
        return WIDGETS.resolve(kind);
    }

    /** A zip of one of the kinds. */
    static Path zip(String kind) {
        return zip(kind, Map.of());
    }

    /** The same with texts in its files replaced, so that it is another version. */
    static Path zip(String kind, Map<String, String> replaced) {
        Map<String, String> texts = new TreeMap<>();
        Path folder = folder(kind);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(each);
                for (Map.Entry<String, String> replace : replaced.entrySet()) {
                    text = text.replace(replace.getKey(), replace.getValue());
                }
                texts.put(folder.relativize(each).toString().replace('\\', '/'), text);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return zipOf(texts);
    }

    /** A widget of one script, whose element has this tag. */
    static Path zip(String tag, String version, String script) {
        String manifest =
                "{\"name\":\"%1$s\",\"description\":\"Made for a test\",\"icon\":\"\",\"element\":\"<%1$s></%1$s>\","
                        + "\"version\":\"%2$s\",\"tags\":[],\"files\":[\"%1$s.js\"]}";
        return zipOf(Map.of("manifest.json", manifest.formatted(tag, version), tag + ".js", script));
    }

    private static Path zipOf(Map<String, String> texts) {
        try {
            Path zip = Files.createTempFile("browser-widget", ".zip");
            zip.toFile().deleteOnExit();
            try (OutputStream file = Files.newOutputStream(zip);
                    ZipOutputStream out = new ZipOutputStream(file)) {
                for (Map.Entry<String, String> each : texts.entrySet()) {
                    out.putNextEntry(new ZipEntry(each.getKey()));
                    out.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            return zip;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
