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
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;

/** Reads a jar to the last byte of the last entry: if this succeeds, the file is whole. */
final class JarReader {
    private static final String COMPONENTS = "Service-Component";
    private static final int LARGEST_COMPONENT = 1_000_000;

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
        Predicate<String> wanted = componentNames(headers.get(COMPONENTS));
        Set<String> names = new HashSet<>();
        Map<String, byte[]> components = new TreeMap<>();
        long left = limits.unpackedBytes();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            checkName(entry.getName());
            if (!names.add(entry.getName())) {
                throw RefusedException.because("has two entries named " + Reason.line(entry.getName()));
            }
            boolean component = wanted.test(entry.getName());
            ByteArrayOutputStream kept = component ? new ByteArrayOutputStream() : null;
            left -= check(zip, entry, left, kept);
            if (component) {
                components.put(entry.getName(), kept.toByteArray());
            }
        }
        return new JarContent(headers, names, components);
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

    /** Unpacks an entry and compares it with what the directory says of it. Answers its size. */
    private long check(ZipFile zip, ZipEntry entry, long left, ByteArrayOutputStream kept)
            throws RefusedException, IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > left) {
                    throw RefusedException.because("unpacks to more than " + limits.unpackedBytes()
                            + " bytes, which is not allowed (maxUnpackedBytes)");
                }
                crc.update(buffer, 0, read);
                if (kept != null) {
                    if (size > LARGEST_COMPONENT) {
                        throw RefusedException.because("has a component description of more than " + LARGEST_COMPONENT
                                + " bytes: " + Reason.line(entry.getName()));
                    }
                    kept.write(buffer, 0, read);
                }
            }
        } catch (java.io.EOFException truncated) {
            throw RefusedException.incomplete("is no whole jar file (it ends within " + entry.getName() + ")");
        }
        if (entry.getCrc() >= 0 && crc.getValue() != entry.getCrc()
                || entry.getSize() >= 0 && size != entry.getSize()) {
            throw RefusedException.incomplete(
                    "is no whole jar file (" + Reason.line(entry.getName()) + " does not match its checksum)");
        }
        return size;
    }

    private static void checkName(String name) throws RefusedException {
        if (name.startsWith("/") || name.contains("\\") || ("/" + name + "/").contains("/../")) {
            throw RefusedException.because("has an entry that points out of it: " + Reason.line(name));
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
