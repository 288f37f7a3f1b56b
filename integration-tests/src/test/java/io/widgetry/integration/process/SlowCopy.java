package io.widgetry.integration.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A copy over a slow network: piece by piece, in place, with pauses; what stood there before is truncated first. */
final class SlowCopy {

    private static final int PIECES = 8;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private SlowCopy() {}

    /** Returns after two seconds, when the last piece is written. */
    static void of(Path from, Path to) throws IOException {
        byte[] content = Files.readAllBytes(from);
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int piece = 0; piece < PIECES; piece++) {
                int start = content.length * piece / PIECES;
                out.write(content, start, content.length * (piece + 1) / PIECES - start);
                pause();
            }
        }
    }

    private static void pause() {
        long end = System.nanoTime() + PAUSE.toNanos();
        for (long left = PAUSE.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
