package io.widgetry.benchmarks.rows;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** The jars on the class path by the symbolic name that they have as bundles, or else by their file's name. */
final class ClassPathBundles {
    private static final Map<String, Path> JARS = scan();

    private ClassPathBundles() {}

    /** {@return the jar of a bundle, or one whose name begins so} */
    static Path jar(String name) {
        Path jar = JARS.get(name);
        if (jar == null) {
            throw new IllegalArgumentException("no " + name + " on the class path, which has " + JARS.keySet());
        }
        return jar;
    }

    /** {@return the class path, for a process in whatever folder} */
    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Map<String, Path> scan() {
        Map<String, Path> found = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                found.putIfAbsent(name(path), path.toAbsolutePath());
            }
        }
        return found;
    }

    private static String name(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            Manifest manifest = jar.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            return name == null ? path.getFileName().toString().replaceAll("-[0-9].*", "") : name.split(";")[0].trim();
        } catch (IOException broken) {
            throw new UncheckedIOException(path + " cannot be read", broken);
        }
    }
}
