package io.widgetry.benchmarks.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** A line with what happened and when, in a file that whoever measures reads. */
final class Stamp {
    private Stamp() {}

    /** {@return microseconds of the clock that all processes share} */
    static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    static void write(String version, String what, long when) {
        String line = version + " " + what + " " + when + "\n";
        try {
            Files.writeString(
                    Path.of(System.getProperty("probe")), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
