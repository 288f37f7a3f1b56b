package io.widgetry.integration.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of the real command line, {@code bin/widgetry} of the distribution that the launcher's build made, in a process of
 * its own. Every wait has a deadline; what the process printed is in the message of each failure.
 */
public final class LaunchedRuntime implements AutoCloseable {

    private static final long DEADLINE_SECONDS = 60;
    private static final Path DISTRIBUTION =
            Path.of("../launcher/target/distribution").toAbsolutePath().normalize();
    private static final Pattern READY = Pattern.compile("^ready in (\\d+) ms$", Pattern.MULTILINE);

    private final Process process;
    private final Printed out;
    private final Printed err;
    private final List<String> command;

    private LaunchedRuntime(Process process, List<String> command) {
        this.process = process;
        this.command = command;
        this.out = new Printed(process.getInputStream());
        this.err = new Printed(process.getErrorStream());
    }

    /** What a command that has ended left behind. */
    public record Ended(int status, String out, String err) {}

    public static Path distribution() {
        if (!Files.isRegularFile(DISTRIBUTION.resolve("lib/widgetry-launcher.jar"))) {
            throw new AssertionError(DISTRIBUTION + " is missing: package the launcher first");
        }
        return DISTRIBUTION;
    }

    /** Starts a command and does not wait for anything. */
    public static LaunchedRuntime start(String... arguments) throws IOException {
        return startFrom(distribution(), "", arguments);
    }

    /** The same, with another distribution and options for its virtual machine. */
    static LaunchedRuntime startFrom(Path distribution, String javaOptions, String... arguments) throws IOException {
        return startFrom(distribution, javaOptions, false, arguments);
    }

    /** Most tests start a home once: there is nobody to keep its classes for, and keeping them takes a second. */
    private static LaunchedRuntime startFrom(
            Path distribution, String javaOptions, boolean keepsClasses, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(distribution.resolve("bin/widgetry").toString());
        command.addAll(List.of(arguments));
        // Many run at the same time: the port is for those who ask for one.
        if (arguments[0].equals("run") && !command.contains("--port")) {
            command.add("--no-web");
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        // The virtual machine that runs the tests, and nothing from the environment of whoever runs them.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WIDGETRY_JAVA_OPTS", javaOptions);
        builder.environment().put("WIDGETRY_CLASSES", keepsClasses ? "" : "off");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return new LaunchedRuntime(builder.start(), command);
    }

    /** Starts a runtime without a feed and waits until it is ready. */
    static LaunchedRuntime run(Path home, String... more) throws Exception {
        return run(home, false, more);
    }

    /** The same; its classes are kept for the next start of the home. */
    static LaunchedRuntime runKeepingClasses(Path home) throws Exception {
        return run(home, true);
    }

    private static LaunchedRuntime run(Path home, boolean keepsClasses, String... more) throws Exception {
        Path empty = Files.createDirectories(home.resolve("recordings")).resolve("empty.ndjson");
        if (!Files.exists(empty)) {
            Files.createFile(empty);
        }
        List<String> arguments =
                new ArrayList<>(List.of("run", "--home", home.toString(), "--no-shell", "--feed", empty.toString()));
        arguments.addAll(List.of(more));
        LaunchedRuntime runtime = startFrom(distribution(), "", keepsClasses, arguments.toArray(String[]::new));
        runtime.awaitReady();
        return runtime;
    }

    /** Runs a command to its end. */
    public static Ended call(String... arguments) throws Exception {
        try (LaunchedRuntime command = start(arguments)) {
            command.endInput();
            return command.awaitEnd();
        }
    }

    /** Waits for the line that says so, and returns its milliseconds. */
    public int awaitReady() throws Exception {
        out.awaitMatch(READY, DEADLINE_SECONDS, this::toString);
        Matcher ready = READY.matcher(out.text());
        return ready.find() ? Integer.parseInt(ready.group(1)) : fail("is not ready");
    }

    /** Waits until the process prints something that matches to its standard output, and returns the groups in it. */
    public List<String> awaitPrinted(String regex) throws Exception {
        Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
        out.awaitMatch(pattern, DEADLINE_SECONDS, this::toString);
        Matcher found = pattern.matcher(out.text());
        List<String> groups = new ArrayList<>();
        for (int i = 1; found.find(0) && i <= found.groupCount(); i++) {
            groups.add(found.group(i));
        }
        return groups;
    }

    /** Waits until the process prints something that matches to its standard error. */
    void awaitMessage(String regex) throws Exception {
        err.awaitMatch(Pattern.compile(regex), DEADLINE_SECONDS, this::toString);
    }

    void input(String text) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write(text.getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Sends SIGTERM. The process's own way would close what it still prints to, too. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Sends SIGKILL, and waits until there is no process any more. */
    public void kill() throws Exception {
        process.destroyForcibly();
        awaitEnd();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Ended awaitEnd() throws Exception {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            fail("does not end");
        }
        return new Ended(process.exitValue(), out.awaitAll(), err.awaitAll());
    }

    private int fail(String what) {
        throw new AssertionError(what + ": " + this);
    }

    @Override
    public String toString() {
        return String.join(" ", command) + "\n--- standard output\n" + out.text() + "\n--- standard error\n"
                + err.text() + (process.isAlive() ? "\n(runs)" : "\n(ended with " + process.exitValue() + ")");
    }

    /** Ends the process if it still runs. */
    @Override
    public void close() throws InterruptedException, TimeoutException {
        process.destroy();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new TimeoutException("did not end on SIGTERM: " + this);
        }
    }
}
