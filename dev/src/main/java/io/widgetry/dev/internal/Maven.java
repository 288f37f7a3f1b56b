package io.widgetry.dev.internal;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks Maven what it alone knows: the class path, and what it puts into the manifest. */
final class Maven {
    private static final String CLASS_PATH = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";
    private static final long DEADLINE_MINUTES = 10;
    private static final int MOST_PROBLEMS = 20;
    private static final Pattern AT = Pattern.compile("^\\[ERROR] (.+\\.java):\\[(\\d+),\\d+] (?:error: )?(.*)$");
    private static final Pattern RELEASE = Pattern.compile("osgi\\.ee=JavaSE\\).*?\\(version>?=([0-9.]+)\\)");
    // These follow from the classes, which change.
    private static final Set<String> COMPUTED = Set.of(
            "manifest-version",
            "import-package",
            "export-package",
            "private-package",
            "provide-capability",
            "require-capability",
            "service-component",
            "bundle-classpath",
            "include-resource",
            "bnd-lastmodified",
            "tool",
            "created-by",
            "build-jdk",
            "build-jdk-spec");

    /**
     * What Maven answered.
     *
     * @param facts what it knows; empty if it failed
     * @param problems why it failed
     */
    record Answer(Optional<Facts> facts, List<String> problems) {}

    private final Path folder;
    private final Path work;

    Maven(Path folder, Path work) {
        this.folder = folder;
        this.work = work;
    }

    /** Of all that changes what Maven would answer: the project's pom.xml and those above it. */
    String digest() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path at = folder; at != null && Files.isRegularFile(at.resolve("pom.xml")); at = at.getParent()) {
                digest.update(Files.readAllBytes(at.resolve("pom.xml")));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Runs it, which takes seconds. */
    Answer ask(String digest) throws IOException, InterruptedException {
        Files.createDirectories(work);
        Path classPath = work.resolve("classpath.txt");
        Path log = work.resolve("maven.log");
        Files.deleteIfExists(classPath);
        // The class path first: it is there even if the sources do not compile.
        List<String> command = List.of(
                program(),
                "-B",
                "-q",
                "-Dmaven.test.skip=true",
                "-Dmdep.includeScope=compile",
                "-Dmdep.outputFile=" + classPath,
                CLASS_PATH,
                "package");
        ProcessBuilder maven = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process;
        try {
            process = maven.start();
        } catch (IOException e) {
            return failed(List.of("pom.xml: Maven cannot be started (" + e.getMessage()
                    + "): put mvn on the path, or a mvnw into the project"));
        }
        try {
            if (!process.waitFor(DEADLINE_MINUTES, TimeUnit.MINUTES)) {
                return failed(List.of("pom.xml: Maven was not done after " + DEADLINE_MINUTES + " min; " + log));
            }
        } finally {
            process.destroy();
        }
        if (process.exitValue() != 0) {
            return failed(problems(Files.readAllLines(log, StandardCharsets.UTF_8), log));
        }
        return read(digest, classPath);
    }

    private static Answer failed(List<String> problems) {
        return new Answer(Optional.empty(), problems);
    }

    private String program() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path wrapper = folder.resolve(windows ? "mvnw.cmd" : "mvnw");
        return Files.isExecutable(wrapper) ? wrapper.toString() : windows ? "mvn.cmd" : "mvn";
    }

    /** Compiler errors, or else what Maven says first. */
    private List<String> problems(List<String> lines, Path log) {
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            Matcher at = AT.matcher(line);
            if (at.matches()) {
                String problem = relative(Path.of(at.group(1))) + ":" + at.group(2) + ": " + at.group(3);
                if (!found.contains(problem) && found.size() < MOST_PROBLEMS) {
                    found.add(problem);
                }
            }
        }
        if (found.isEmpty()) {
            lines.stream()
                    .filter(line -> line.startsWith("[ERROR] ") && line.length() > 12)
                    .findFirst()
                    .ifPresent(line -> found.add("pom.xml: " + line.substring(8)));
            found.add("pom.xml: Maven failed; all that it says is in " + log);
        }
        return found;
    }

    private Path relative(Path file) {
        return file.startsWith(folder) ? folder.relativize(file) : file;
    }

    private Answer read(String digest, Path classPath) throws IOException {
        List<Path> entries = Arrays.stream(Files.readString(classPath).strip().split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
        Optional<Path> jar = bundle();
        if (jar.isEmpty()) {
            return failed(List.of("pom.xml: what Maven makes is no bundle: add the bnd-maven-plugin with its goal jar,"
                    + " as docs/writing-a-widget.md shows"));
        }
        try (JarFile made = new JarFile(jar.get().toFile())) {
            Attributes main = made.getManifest().getMainAttributes();
            Map<String, String> headers = new TreeMap<>();
            main.forEach((name, value) -> {
                if (!COMPUTED.contains(name.toString().toLowerCase(Locale.ROOT))) {
                    headers.put(name.toString(), value.toString());
                }
            });
            Matcher release = RELEASE.matcher(
                    Optional.ofNullable(main.getValue("Require-Capability")).orElse(""));
            return new Answer(
                    Optional.of(new Facts(digest, entries, headers, release.find() ? release.group(1) : "")),
                    List.of());
        }
    }

    private Optional<Path> bundle() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(Maven::isBundle)
                    .max(Comparator.comparing(file -> file.toFile().lastModified()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean isBundle(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName") != null
                    && !file.toString().endsWith("-tests.jar")
                    && !file.toString().endsWith("-sources.jar");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
