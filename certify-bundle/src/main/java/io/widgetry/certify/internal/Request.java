package io.widgetry.certify.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the launcher asks for.
 *
 * @param files what to certify, one after the other
 * @param agents how many agents are signed in
 * @param load how long the measured load lasts
 * @param json where to write the report as JSON
 * @param budgets a file of budgets
 * @param config a configuration that the widgets need, as the deployer takes it
 * @param work a directory for files of the certification
 * @param log the directory to which the runtime logs
 * @param progress is told what is being done
 */
record Request(
        List<Path> files,
        int agents,
        Duration load,
        Optional<Path> json,
        Optional<Path> budgets,
        Optional<Path> config,
        Path work,
        Path log,
        Consumer<String> progress) {
    /** The key of the consumer that prints a line. */
    static final String PRINT = "print";

    @SuppressWarnings("unchecked")
    static Request of(Map<String, Object> map) {
        return new Request(
                ((List<String>) map.get("files")).stream().map(Path::of).toList(),
                (Integer) map.get("agents"),
                Duration.ofSeconds((Integer) map.get("seconds")),
                path(map, "json"),
                path(map, "budgets"),
                path(map, "config"),
                path(map, "work").orElseThrow(),
                path(map, "log").orElseThrow(),
                (Consumer<String>) map.get("progress"));
    }

    private static Optional<Path> path(Map<String, Object> map, String name) {
        return Optional.ofNullable((String) map.get(name)).map(Path::of);
    }
}
