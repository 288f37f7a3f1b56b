package io.widgetry.dev.internal;

import java.util.Locale;

/** Measures the parts of a build. */
final class Clock {
    private final StringBuilder text = new StringBuilder();
    private long last = System.nanoTime();

    /** A part is over. */
    void lap(String part) {
        long now = System.nanoTime();
        text.append(text.isEmpty() ? "" : ", ").append(part).append(' ').append(seconds((now - last) / 1_000_000));
        last = now;
    }

    String text() {
        return text.toString();
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
    }
}
