package io.widgetry.deployer.internal.browser;

import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.WidgetManifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Version;

/** Makes bundles of browser widgets, and archives of such bundles. */
final class Wrapping {
    private static final String FOLDER = "WIDGETRY-WIDGET/";
    private static final String MANIFEST = "manifest.json";
    private static final int LONGEST_LINE = 72;
    // Any moment would do, as long as it is always the same; earlier ones need an extra field with the time zone in it.
    private static final LocalDateTime THEN = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Wrapping() {}

    /** The bundle. Nothing in it is compressed: how that is done differs from one Java to the next. */
    static byte[] bundle(String symbolicName, Loaded widget) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(out)) {
            jar.setMethod(ZipOutputStream.STORED);
            add(jar, JarFile.MANIFEST_NAME, headers(symbolicName, widget.manifest()));
            add(jar, FOLDER + MANIFEST, widget.text());
            for (Map.Entry<String, byte[]> file : widget.files().entrySet()) {
                add(jar, FOLDER + file.getKey(), file.getValue());
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }

    private static void add(ZipOutputStream jar, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setTimeLocal(THEN);
        jar.putNextEntry(entry);
        jar.write(content);
        jar.closeEntry();
    }

    private static byte[] headers(String symbolicName, WidgetManifest manifest) {
        Version version = Versions.of(manifest.version());
        StringBuilder text = new StringBuilder();
        header(text, "Manifest-Version", "1.0");
        header(text, "Bundle-ManifestVersion", "2");
        header(text, "Bundle-SymbolicName", symbolicName);
        header(text, "Bundle-Version", version.toString());
        header(text, "Bundle-Name", Reason.line(manifest.name()));
        header(text, "Bundle-Description", Reason.line(manifest.description()));
        header(
                text,
                "Provide-Capability",
                "io.widgetry.browser-widget;io.widgetry.browser-widget=\"" + symbolicName + "\";manifest=\"" + FOLDER
                        + MANIFEST + "\";version:Version=\"" + version + "\"");
        header(text, "Require-Capability", "io.widgetry.web;filter:=\"(version>=1)\"");
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** In lines as they have to be, broken between characters, which not every version of Java does. */
    private static void header(StringBuilder text, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        int used = 0;
        for (int character : (name + ": " + value).codePoints().toArray()) {
            String next = Character.toString(character);
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (used + size > LONGEST_LINE) {
                text.append("\r\n ");
                used = 1;
            }
            text.append(next);
            used += size;
        }
        text.append("\r\n");
    }

    /** An archive of which the same bundle would be made. */
    static byte[] archive(Path bundle) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile jar = new ZipFile(bundle.toFile());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(FOLDER)) {
                    zip.putNextEntry(new ZipEntry(entry.getName().substring(FOLDER.length())));
                    zip.write(jar.getInputStream(entry).readAllBytes());
                    zip.closeEntry();
                }
            }
        }
        return out.toByteArray();
    }
}
