package io.widgetry.deployer.internal.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a browser widget. */
public final class BrowserFiles {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private long time;

    /** Without any. */
    public static BrowserFiles none() {
        return new BrowserFiles();
    }

    /** A flat manifest and its script. */
    public static BrowserFiles flat(String version, String script) {
        return none().with("manifest.json", manifest(version, "notes.js")).with("notes.js", script);
    }

    /** A flat manifest. */
    public static String manifest(String version, String... files) {
        return """
                {"name": "Notes", "description": "Notes on the customer", "icon": "notes.svg",
                 "element": "<my-notes></my-notes>", "version": "%s", "tags": ["a"], "files": ["%s"]}
                """.formatted(version, String.join("\", \"", files));
    }

    /** A nested manifest. */
    public static String nested(String... files) {
        return """
                {"metadata": {"name": "Script", "description": "", "tags": "a, b", "id": "42"},
                 "configuration": {"serie": true, "element": "<my-script></my-script>", "files": ["%s"]}}
                """.formatted(String.join("\", \"", files));
    }

    public BrowserFiles with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public BrowserFiles with(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    /** When the entries were made. */
    public BrowserFiles time(long millis) {
        time = millis;
        return this;
    }

    /** An archive of them. */
    public byte[] zip() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(time);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Puts an archive of them to a place, in one step. */
    public Path zipTo(Path place) {
        return move(zip(), place);
    }

    /** Puts the files into a folder, one after the other in their order. */
    public void to(Path folder) {
        files.forEach((name, content) -> move(content, folder.resolve(name)));
    }

    private static Path move(byte[] content, Path place) {
        try {
            Files.createDirectories(place.getParent());
            Path part = place.resolveSibling("." + place.getFileName() + ".moving");
            Files.write(part, content);
            return Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
