package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.settings.Limits;
import io.widgetry.deployer.internal.text.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;

/** Reads a jar to the last byte of the last entry: if this succeeds, the file is whole. */
final class JarReader {
    private static final String COMPONENTS = "Service-Component";
    private static final int LARGEST_DESCRIPTION = 1_000_000;

    private final Limits limits;

    JarReader(Limits limits) {
        this.limits = limits;
    }

    JarContent read(Path file) throws RefusedException, IOException {
        if (file.toFile().length() == 0) {
            throw RefusedException.incomplete("is empty");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return read(zip);
        } catch (java.util.zip.ZipException damaged) {
            throw RefusedException.incomplete(
                    "is no whole jar file (" + Reason.line(String.valueOf(damaged.getMessage())) + ")");
        } catch (IllegalArgumentException notUtf8) {
            throw RefusedException.because("has an entry whose name is not text in UTF-8");
        }
    }

    private JarContent read(ZipFile zip) throws RefusedException, IOException {
        if (zip.size() > limits.entries()) {
            throw RefusedException.because(
                    "has " + zip.size() + " entries, and at most " + limits.entries() + " are allowed (maxEntries)");
        }
        Map<String, String> headers = manifest(zip);
        Predicate<String> component = componentNames(headers.get(COMPONENTS));
        Set<String> browser = new HashSet<>();
        BrowserCapability.of(headers).forEach(capability -> browser.add(capability.manifest()));
        Set<String> names = new HashSet<>();
        Map<String, byte[]> components = new TreeMap<>();
        Map<String, byte[]> manifests = new TreeMap<>();
        long left = limits.unpackedBytes();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            ZipEntries.checkName(name);
            if (!names.add(name)) {
                throw RefusedException.because("has two entries named " + Reason.line(name));
            }
            Kept kept = new Kept(name, component.test(name) || browser.contains(name));
            left -= ZipEntries.read(zip, entry, left, limits.unpackedBytes(), "maxUnpackedBytes", "jar file", kept);
            if (component.test(name)) {
                components.put(name, kept.content.toByteArray());
            }
            if (browser.contains(name)) {
                manifests.put(name, kept.content.toByteArray());
            }
        }
        return new JarContent(headers, names, components, manifests);
    }

    /** The content of an entry, if it is wanted. */
    private static final class Kept implements ZipEntries.Sink {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private final ClassVersion version = new ClassVersion();
        private final String name;
        private final boolean wanted;

        private Kept(String name, boolean wanted) {
            this.name = name;
            this.wanted = wanted;
        }

        @Override
        public void take(byte[] buffer, int length) throws RefusedException {
            if (ClassVersion.isFor(name)) {
                version.take(name, buffer, length);
            }
            if (wanted) {
                if (content.size() + length > LARGEST_DESCRIPTION) {
                    throw RefusedException.because(
                            "has a description of more than " + LARGEST_DESCRIPTION + " bytes: " + Reason.line(name));
                }
                content.write(buffer, 0, length);
            }
        }
    }

    private Map<String, String> manifest(ZipFile zip) throws RefusedException, IOException {
        ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            throw RefusedException.because("is no bundle: it has no manifest");
        }
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes(limits.manifestBytes() + 1);
        }
        if (content.length > limits.manifestBytes()) {
            throw RefusedException.because("has a manifest of more than " + limits.manifestBytes()
                    + " bytes, which is not allowed (maxManifestBytes)");
        }
        try {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            new Manifest(new ByteArrayInputStream(content))
                    .getMainAttributes()
                    .forEach((name, value) -> headers.put(name.toString(), value.toString()));
            return headers;
        } catch (IOException | IllegalArgumentException malformed) {
            throw RefusedException.because("has a malformed manifest (" + Reason.line(malformed.getMessage()) + ")");
        }
    }

    /** The header names entries, the last part of each with wildcards. */
    private static Predicate<String> componentNames(String header) throws RefusedException {
        if (header == null) {
            return name -> false;
        }
        StringBuilder any = new StringBuilder();
        for (Clause clause : clauses(COMPONENTS, header)) {
            any.append(any.isEmpty() ? "" : "|")
                    .append(Pattern.quote(clause.getName()).replace("*", "\\E[^/]*\\Q"));
        }
        return Pattern.compile(any.toString()).asMatchPredicate();
    }

    /** The parts of a header. */
    static Clause[] clauses(String name, String header) throws RefusedException {
        try {
            Clause[] clauses = Parser.parseHeader(header);
            return clauses == null ? new Clause[0] : clauses;
        } catch (RuntimeException malformed) {
            throw RefusedException.because("has a malformed header " + name);
        }
    }
}
