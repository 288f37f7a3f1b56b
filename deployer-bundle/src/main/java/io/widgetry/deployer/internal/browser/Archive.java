package io.widgetry.deployer.internal.browser;

import io.widgetry.deployer.internal.settings.Limits;
import io.widgetry.deployer.internal.text.Reason;
import io.widgetry.deployer.internal.verify.ManifestReader;
import io.widgetry.deployer.internal.verify.RefusedException;
import io.widgetry.deployer.internal.verify.ZipEntries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads archives of browser widgets: the manifest is at the top, or in the only folder that is there. */
final class Archive {
    private static final String MANIFEST = "manifest.json";
    private static final String BUNDLE = "META-INF/MANIFEST.MF";
    private static final String BYTES = "maxWidgetBytes";

    private final Limits limits;

    Archive(Limits limits) {
        this.limits = limits;
    }

    Loaded read(Path file) throws RefusedException, IOException {
        if (file.toFile().length() == 0) {
            throw RefusedException.incomplete("is empty");
        }
        SortedMap<String, byte[]> files;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            files = files(zip);
        } catch (ZipException damaged) {
            throw RefusedException.incomplete(
                    "is no whole zip file (" + Reason.line(String.valueOf(damaged.getMessage())) + ")");
        } catch (IllegalArgumentException notUtf8) {
            throw RefusedException.because("has an entry whose name is not text in UTF-8");
        }
        String folder = "";
        String manifest = manifest(files);
        if (manifest == null) {
            folder = onlyFolder(files);
            files = below(folder, files);
            manifest = manifest(files);
        }
        if (manifest == null) {
            throw RefusedException.because(
                    files.containsKey(BUNDLE) && folder.isEmpty()
                            ? "is a bundle: name it *.jar"
                            : "is no browser widget: it has no " + MANIFEST + " at its top or in its only folder");
        }
        byte[] text = files.remove(manifest);
        Loaded loaded = new Loaded(
                ManifestReader.read("has no usable " + Reason.line(folder + manifest) + ": ", text), text, files);
        loaded.check();
        return loaded;
    }

    private SortedMap<String, byte[]> files(ZipFile zip) throws RefusedException, IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long left = limits.widgetBytes();
        if (zip.size() > limits.entries()) {
            throw tooMany(zip.size(), limits.entries(), "maxEntries");
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            ZipEntries.checkName(name);
            if (entry.isDirectory() || isLitter(name)) {
                continue;
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            left -= ZipEntries.read(
                    zip,
                    entry,
                    left,
                    limits.widgetBytes(),
                    BYTES,
                    "zip file",
                    (buffer, length) -> content.write(buffer, 0, length));
            if (files.put(name, content.toByteArray()) != null) {
                throw RefusedException.because("has two entries named " + Reason.line(name));
            }
            if (files.size() > limits.widgetFiles() + 1) {
                throw tooMany(files.size(), limits.widgetFiles(), "maxWidgetFiles");
            }
        }
        return files;
    }

    private static RefusedException tooMany(int count, int limit, String setting) {
        return RefusedException.because(
                "has " + count + " entries or more, and at most " + limit + " are allowed (" + setting + ")");
    }

    /** What file managers leave behind. */
    private static boolean isLitter(String name) {
        return name.startsWith("__MACOSX/") || name.startsWith(".") || name.contains("/.");
    }

    /** The one at the top; null if there is none. */
    private static String manifest(SortedMap<String, byte[]> files) throws RefusedException {
        if (files.containsKey(MANIFEST)) {
            return MANIFEST;
        }
        List<String> candidates = files.keySet().stream()
                .filter(name -> name.endsWith(".json") && name.indexOf('/') < 0)
                .toList();
        if (candidates.size() > 1) {
            throw RefusedException.because("has several *.json beside each other ("
                    + Reason.line(String.join(", ", candidates)) + "), and none of them is called " + MANIFEST);
        }
        return candidates.isEmpty() ? null : candidates.get(0);
    }

    private static String onlyFolder(SortedMap<String, byte[]> files) {
        Set<String> tops = files.keySet().stream()
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .collect(Collectors.toSet());
        return tops.size() == 1 ? tops.iterator().next() : "";
    }

    private static SortedMap<String, byte[]> below(String folder, SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> below = new TreeMap<>();
        files.forEach((name, content) -> below.put(name.substring(folder.length()), content));
        return below;
    }
}
