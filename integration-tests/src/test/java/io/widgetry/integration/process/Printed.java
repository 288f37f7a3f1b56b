package io.widgetry.integration.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a process has printed to one of its streams so far; read in the background, so that the process never waits. */
final class Printed {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    Printed(InputStream stream) {
        Thread reader = new Thread(() -> read(stream), "printed");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[8192];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                add(buffer, count);
            }
        } catch (IOException e) {
            add(e.toString().getBytes(StandardCharsets.UTF_8), e.toString().length());
        } finally {
            end();
        }
    }

    private synchronized void add(byte[] buffer, int count) {
        bytes.write(buffer, 0, count);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the text matches somewhere. Fails if the process ends before, or after the deadline. */
    synchronized void awaitMatch(Pattern pattern, long seconds, Supplier<String> context) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!pattern.matcher(text()).find()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || ended) {
                throw new AssertionError((ended ? "ended without printing " : "did not print ") + pattern + " in time: "
                        + context.get());
            }
            wait(left);
        }
    }

    /** The text when the stream has ended. */
    synchronized String awaitAll() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!ended) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("the process has ended, its output has not: " + text());
            }
            wait(left);
        }
        return text();
    }
}
