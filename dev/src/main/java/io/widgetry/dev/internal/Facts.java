package io.widgetry.dev.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What Maven said of a project: asked once, and again when a pom.xml changes.
 *
 * @param digest of what it was asked about
 * @param classPath what the sources are compiled against
 * @param headers of the manifest that Maven makes, those that do not follow from the classes
 * @param release the Java version that the classes are made for
 */
record Facts(String digest, List<Path> classPath, Map<String, String> headers, String release) {
    private static final String HEADER = "header.";

    Facts {
        classPath = List.copyOf(classPath);
        headers = Map.copyOf(headers);
    }

    String symbolicName() {
        return headers.get("Bundle-SymbolicName").split(";", 2)[0].strip();
    }

    /** As they were kept, if they are about the same and all that they name is there still. */
    static Optional<Facts> read(Path file, String digest) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            kept.load(in);
        }
        Map<String, String> headers = new TreeMap<>();
        kept.stringPropertyNames().stream()
                .filter(name -> name.startsWith(HEADER))
                .forEach(name -> headers.put(name.substring(HEADER.length()), kept.getProperty(name)));
        Facts facts = new Facts(
                kept.getProperty("digest", ""),
                kept.getProperty("classPath", "").lines().map(Path::of).toList(),
                headers,
                kept.getProperty("release", ""));
        return Optional.of(facts)
                .filter(each -> each.digest().equals(digest) && !each.headers().isEmpty())
                .filter(each -> each.classPath().stream().allMatch(Files::exists));
    }

    void write(Path file) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("digest", digest);
        kept.setProperty(
                "classPath",
                String.join("\n", classPath.stream().map(Path::toString).toList()));
        kept.setProperty("release", release);
        headers.forEach((name, value) -> kept.setProperty(HEADER + name, value));
        Files.createDirectories(file.getParent());
        try (Writer out = Files.newBufferedWriter(file)) {
            kept.store(out, "What Maven said of this project; may be deleted");
        }
    }
}
