package io.widgetry.integration.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

/**
 * The bundles on the tests' class path, by symbolic name.
 *
 * <p>Maven put them there, with the versions that the root pom states: nothing is looked up in a repository while the
 * tests run, and a module of this build is found as the jar that was just made. Only for code outside the container.
 */
public final class ClassPath {
    private static final Map<String, Path> BUNDLES = scan();

    private ClassPath() {}

    /** The jar of the bundle with this symbolic name. */
    public static Path bundle(String symbolicName) {
        Path jar = BUNDLES.get(symbolicName);
        if (jar == null) {
            throw new IllegalArgumentException(
                    "no bundle " + symbolicName + " on the class path, which has " + BUNDLES.keySet());
        }
        return jar;
    }

    /** The symbolic names of all bundles that start with a prefix. */
    public static List<String> bundlesNamed(String prefix) {
        return BUNDLES.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    /** Every entry of the class path that exists. */
    public static List<File> entries() {
        List<File> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            File file = new File(entry);
            if (file.exists()) {
                entries.add(file);
            }
        }
        return entries;
    }

    private static Map<String, Path> scan() {
        Map<String, Path> found = new TreeMap<>();
        for (File entry : entries()) {
            String name = symbolicName(entry.toPath());
            if (name != null) {
                found.putIfAbsent(name, entry.toPath());
            }
        }
        return found;
    }

    private static String symbolicName(Path entry) {
        if (!Files.isRegularFile(entry)) {
            return null;
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            if (jar.getManifest() == null) {
                return null;
            }
            String name = jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
            return name == null ? null : name.split(";")[0].trim();
        } catch (IOException broken) {
            throw new UncheckedIOException(entry + " cannot be read", broken);
        }
    }
}
