package io.widgetry.benchmarks.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Where what is started as a process comes from. */
final class Places {
    static final String KARAF = "4.4.8";
    private static final Path TARGET =
            Path.of(System.getProperty("target", "target")).toAbsolutePath();

    private Places() {}

    /** {@return the distribution that the launcher's build made} */
    static Path distribution() {
        Path distribution = Path.of(System.getProperty("distribution", "../launcher/target/distribution"))
                .toAbsolutePath()
                .normalize();
        if (!Files.isDirectory(distribution.resolve("bundles"))) {
            throw new IllegalStateException(
                    distribution + " is missing: mvn -pl launcher,benchmarks -am package -DskipTests makes it");
        }
        return distribution;
    }

    /** {@return the third-party bundles that the distribution starts or provides, in the order of their start levels} */
    static List<Path> thirdParty() throws IOException {
        try (Stream<Path> files = Files.walk(distribution().resolve("bundles"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.getFileName().toString().startsWith("widgetry-"))
                    .filter(file -> !file.getParent().endsWith("late"))
                    .sorted()
                    .toList();
        }
    }

    /** {@return Karaf's minimal distribution, unpacked; it is taken from Maven Central, once} */
    static Path karaf() throws Exception {
        Path unpacked = TARGET.resolve("karaf").resolve("apache-karaf-minimal-" + KARAF);
        if (!Files.isDirectory(unpacked)) {
            Files.createDirectories(unpacked.getParent());
            run(
                    "mvn",
                    "-q",
                    "-B",
                    "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy",
                    "-Dartifact=org.apache.karaf:apache-karaf-minimal:" + KARAF + ":tar.gz",
                    "-DoutputDirectory=" + unpacked.getParent());
            run(
                    "tar",
                    "xzf",
                    unpacked.getParent()
                            .resolve("apache-karaf-minimal-" + KARAF + ".tar.gz")
                            .toString(),
                    "-C",
                    unpacked.getParent().toString());
        }
        return unpacked;
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(TARGET.toFile())
                .inheritIO()
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    static Path temporary(String name) throws IOException {
        Files.createDirectories(TARGET);
        return Files.createTempDirectory(TARGET, name);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
