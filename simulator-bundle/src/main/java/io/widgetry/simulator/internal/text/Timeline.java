package io.widgetry.simulator.internal.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Which time it is for the rest of the world when so many milliseconds of the simulation are over. */
public final class Timeline {
    private static final double NANOS = 1e6;
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Instant start;
    private final double speed;
    private long lastAt = -1;
    private Instant last;
    private String text;

    /**
     * A timeline.
     *
     * @param start when the simulation begins
     * @param speed how much faster its time passes; infinite stands for 1: it has no relation to the world's
     */
    public Timeline(Instant start, double speed) {
        this.start = start;
        this.speed = Double.isInfinite(speed) ? 1 : speed;
    }

    public Instant at(long millis) {
        if (millis != lastAt) {
            last = start.plusNanos(Math.round(millis / speed * NANOS));
            lastAt = millis;
            text = null;
        }
        return last;
    }

    /** As sources write it, to the millisecond. Most events ask for the same time as the one before. */
    public String text(long millis) {
        Instant time = at(millis);
        if (text == null) {
            text = MILLIS.format(time);
        }
        return text;
    }

    /** To the nanosecond, as some sources write it. */
    public String nanos(long millis) {
        String exact = text(millis);
        return exact.substring(0, exact.length() - 1) + "356092Z";
    }
}
