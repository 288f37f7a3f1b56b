package io.widgetry.testkit.exam.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The bundles on a test's class path, by symbolic name. Maven put them there: nothing is looked up in a repository while
 * tests run, and the versions are those that the project has.
 */
public final class ClassPath {
    private ClassPath() {}

    /** {@return the jar of the bundle with a symbolic name} */
    public static Path bundle(String symbolicName) {
        Map<String, Path> bundles = bundles();
        Path jar = bundles.get(symbolicName);
        if (jar == null) {
            throw new IllegalArgumentException(
                    "no bundle " + symbolicName + " is on the test's class path as a jar, which has "
                            + bundles.keySet()
                            + ": add it to the project's test dependencies, and if it is a module of this build,"
                            + " run the test in the phase integration-test, when its jar has been made");
        }
        return jar;
    }

    /** {@return the bundle that a project makes} */
    public static Path projectBundle(Path target) {
        try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.empty()) {
            return files.filter(file -> symbolicName(file).isPresent())
                    .min(Path::compareTo)
                    .orElseThrow(() -> new IllegalStateException("there is no bundle in " + target.toAbsolutePath()
                            + " yet: the jar is made in the phase package, so run the test after it, with mvn verify"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Path> bundles() {
        Map<String, Path> bundles = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            symbolicName(path).ifPresent(name -> bundles.putIfAbsent(name, path));
        }
        return bundles;
    }

    private static Optional<String> symbolicName(Path file) {
        if (!file.toString().endsWith(".jar") || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            return Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue("Bundle-SymbolicName"))
                    .map(name -> name.split(";")[0].trim());
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be read", broken);
        }
    }
}
