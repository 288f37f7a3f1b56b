package io.widgetry.benchmarks.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A process of its own, from when it is started until it says that it is ready. */
final class Child implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 90;
    private static final int KEPT = 4_000;

    private final List<String> command;
    private final Process process;
    private final Pattern ready;
    private final CountDownLatch isReady = new CountDownLatch(1);
    private final StringBuilder said = new StringBuilder();
    private final long begin;
    private volatile long readyAfter;

    private Child(List<String> command, Process process, Pattern ready, long begin) {
        this.command = command;
        this.process = process;
        this.ready = ready;
        this.begin = begin;
    }

    /** Starts a command; what it prints when it is ready matches the expression. */
    static Child start(List<String> command, Path folder, Map<String, String> environment, String ready)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        Child child = new Child(command, builder.start(), Pattern.compile(ready), begin);
        Thread reader = new Thread(child::read, "child");
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (isReady.getCount() > 0 && ready.matcher(line).find()) {
                    readyAfter = System.nanoTime() - begin;
                    isReady.countDown();
                }
                synchronized (said) {
                    said.append(line).append('\n');
                    if (said.length() > KEPT) {
                        said.delete(0, said.length() - KEPT);
                    }
                }
            }
        } catch (IOException gone) {
            synchronized (said) {
                said.append(gone);
            }
        } finally {
            isReady.countDown(); // it has ended
        }
    }

    /** {@return after how many milliseconds it was ready} */
    double awaitReady() throws InterruptedException {
        if (!isReady.await(DEADLINE_SECONDS, TimeUnit.SECONDS) || readyAfter == 0) {
            synchronized (said) {
                throw new IllegalStateException(command + " has not become ready: " + said);
            }
        }
        return readyAfter / 1e6;
    }

    /** Writes to its standard input. */
    void input(String text) throws IOException {
        process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** {@return milliseconds of processor time of it and what it started, so far} */
    double processorMillis() {
        long own = millis(process.toHandle());
        return own + process.descendants().mapToLong(Child::millis).sum();
    }

    private static long millis(ProcessHandle handle) {
        return handle.info()
                .totalCpuDuration()
                .map(java.time.Duration::toMillis)
                .orElse(0L);
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        for (ProcessHandle one : all) {
            try {
                one.onExit().get(20, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException stays) {
                one.destroyForcibly();
            }
        }
    }
}
