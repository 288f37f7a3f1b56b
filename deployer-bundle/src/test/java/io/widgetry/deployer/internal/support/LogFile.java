package io.widgetry.deployer.internal.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What was logged since it was made; see simplelogger.properties and the pom. */
public final class LogFile {
    private static final Path FILE = Path.of(System.getProperty("org.slf4j.simpleLogger.logFile", "target/tests.log"));

    private final int before = all().size();

    /** The lines, without those of others than the deployer's journal. */
    public List<String> lines() {
        List<String> all = all();
        return all.subList(before, all.size()).stream()
                .filter(line -> line.matches("(INFO|WARN|ERROR) \\S+ - .*"))
                .map(line -> line.replaceFirst(" \\S+ -", ""))
                .toList();
    }

    private static List<String> all() {
        try {
            return Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
