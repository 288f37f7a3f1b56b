package io.widgetry.archetypes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that runs, and what it has printed so far. Every wait has a deadline. */
final class Terminal implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 300;
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    /** What newer versions of Java say of Maven and of Felix. */
    private static final Pattern OF_JAVA = Pattern.compile(
            "(?m)^WARNING: (A terminally deprecated method in sun|A restricted method in java|sun\\.misc\\.Unsafe::"
                    + "|java\\.lang\\.System::load|Please consider reporting this|Use --enable-native-access"
                    + "|Restricted methods will be).*\\R");

    private final Process process;
    private final StringBuffer printed = new StringBuffer();
    private final Thread reader;
    private int seen;

    Terminal(ProcessBuilder command) throws IOException {
        process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                printed.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            printed.append(e);
        }
    }

    /** Waits until it ends well; returns what it has printed. */
    String awaitEnd() throws InterruptedException {
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("not ended after " + DEADLINE_SECONDS + " s: " + printed);
        }
        reader.join(TimeUnit.SECONDS.toMillis(10));
        if (process.exitValue() != 0) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + printed);
        }
        return plain();
    }

    /** Without colours, which Maven puts in even when told not to. */
    private String plain() {
        return OF_JAVA.matcher(COLOUR.matcher(printed).replaceAll("")).replaceAll("");
    }

    /** Waits until it has printed this, wherever. */
    void awaitAnywhere(Pattern wanted) {
        int before = seen;
        seen = 0;
        awaitPrinted(wanted);
        seen = Math.max(seen, before);
    }

    /** Waits until it has printed this, behind what was waited for before. */
    void awaitPrinted(Pattern wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        for (; ; ) {
            String text = plain();
            // What is not a whole line yet may be the beginning of another one.
            int end = text.lastIndexOf('\n') + 1;
            Matcher matcher = wanted.matcher(text.substring(0, end)).region(Math.min(seen, end), end);
            if (matcher.find()) {
                seen = matcher.end();
                return;
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(
                        (process.isAlive() ? "did not print " : "ended without printing ") + wanted + ", but: " + text);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
