package io.widgetry.shell.internal.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations as people read them, in the clock's zone. */
public final class Times {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd ");
    private static final double NANOS_PER_MILLI = 1e6;

    private final Clock clock;

    public Times(Clock clock) {
        this.clock = clock;
    }

    /** {@code 09:00:12}; with the date, and without seconds, if it is not today's. */
    public String at(Instant time) {
        return (isToday(time) ? TODAY : ANOTHER_DAY).format(time.atZone(clock.getZone()));
    }

    private boolean isToday(Instant time) {
        ZonedDateTime local = time.atZone(clock.getZone());
        return local.toLocalDate()
                .equals(clock.instant().atZone(clock.getZone()).toLocalDate());
    }

    /** {@code 09:00:12.331}. */
    public String exact(Instant time) {
        return EXACT.format(time.atZone(clock.getZone()));
    }

    /** {@code 09:00:12.331}, with the date before it if it is not today's. */
    public String exactly(Instant time) {
        return (isToday(time) ? "" : DAY.format(time.atZone(clock.getZone()))) + exact(time);
    }

    /** How long ago it was; a time to come is no time ago. */
    public String ago(Instant time) {
        return text(since(time));
    }

    /** How long ago it was, in one unit. */
    public String roughlyAgo(Instant time) {
        return roughly(since(time));
    }

    /** Whether a time is over. */
    public boolean isOver(Instant time) {
        return !time.isAfter(clock.instant());
    }

    /** How long it is until then; a time that is over is now. */
    public String until(Instant time) {
        return text(Duration.between(clock.instant(), time));
    }

    private Duration since(Instant time) {
        return Duration.between(time, clock.instant());
    }

    /** {@code 4 s}, {@code 3 min 5 s}, {@code 2 h 5 min} or {@code 3 d 4 h}. */
    public static String text(Duration duration) {
        Duration time = duration.isNegative() ? Duration.ZERO : duration;
        if (time.toMinutes() == 0) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() == 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        if (time.toDays() == 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toDays() + " d " + time.toHoursPart() + " h";
    }

    /** {@code 4 s}, {@code 3 min}, {@code 2 h} or {@code 3 d}: the largest unit alone. */
    public static String roughly(Duration duration) {
        String[] words = text(duration).split(" ");
        return words[0] + " " + words[1];
    }

    /** How long something took: {@code < 0.1 ms}, {@code 0.2 ms}, {@code 12 ms}, {@code 1.3 s}, {@code 3 min 5 s}. */
    public static String took(Duration duration) {
        double millis = duration.toNanos() / NANOS_PER_MILLI;
        if (millis <= 0) {
            return "0 ms";
        }
        if (millis < 0.05) {
            return "< 0.1 ms";
        }
        if (millis < 9.95) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 999.5) {
            return Math.round(millis) + " ms";
        }
        return millis < 60_000 ? String.format(Locale.ROOT, "%.1f s", millis / 1_000) : text(duration);
    }
}
