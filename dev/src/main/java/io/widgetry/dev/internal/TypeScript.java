package io.widgetry.dev.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The TypeScript compiler of the project's own node_modules, watching: what it writes is looked at like any other file. */
final class TypeScript implements AutoCloseable {
    private static final Pattern ERROR = Pattern.compile("^(.+?)\\((\\d+),\\d+\\): error (TS\\d+: .*)$");
    private static final Pattern FOUND = Pattern.compile(".*Found (\\d+) errors?\\. Watching for file changes\\..*");

    private final Path folder;
    private final Path program;
    private Process process;

    // Guarded by this.
    private List<String> problems = List.of();
    private boolean news;
    private boolean ran;

    TypeScript(Path folder) {
        this.folder = folder;
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        this.program = folder.resolve("node_modules/.bin/" + (windows ? "tsc.cmd" : "tsc"));
    }

    /** Whether it has come to an end since this was asked last. */
    synchronized boolean takeNews() {
        boolean was = news;
        news = false;
        return was;
    }

    /** Whether it has compiled everything once. */
    synchronized boolean hasRun() {
        return ran;
    }

    /** What is wrong now; starts it if it does not run. */
    List<String> problems() throws IOException {
        if (process == null || !process.isAlive()) {
            if (!Files.exists(program)) {
                return List.of("tsconfig.json: the TypeScript compiler is not installed in this project: run \"npm"
                        + " install\" in " + folder + ", then save a file");
            }
            start();
        }
        synchronized (this) {
            return problems;
        }
    }

    private void start() throws IOException {
        process = new ProcessBuilder(program.toString(), "--watch", "--pretty", "false", "--preserveWatchOutput")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        Process started = process;
        Thread reader = new Thread(() -> read(started), "typescript");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process started) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
            List<String> found = new ArrayList<>();
            lines.lines().forEach(line -> take(line, found));
        } catch (IOException | UncheckedIOException e) {
            told(List.of("tsconfig.json: the TypeScript compiler has ended: " + e.getMessage()));
        }
    }

    private void take(String line, List<String> found) {
        Matcher error = ERROR.matcher(line);
        if (error.matches()) {
            found.add(error.group(1) + ":" + error.group(2) + ": " + error.group(3));
        } else if (FOUND.matcher(line).matches()) {
            told(List.copyOf(found));
            found.clear();
        }
    }

    private synchronized void told(List<String> now) {
        problems = now;
        ran = true;
        news = true;
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
