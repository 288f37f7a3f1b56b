package io.widgetry.shell.internal.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Times and durations as people read them, in the clock's zone. */
public final class Times {
    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter ANOTHER_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final Clock clock;

    public Times(Clock clock) {
        this.clock = clock;
    }

    /** {@code 09:00:12}; with the date, and without seconds, if it is not today's. */
    public String at(Instant time) {
        ZonedDateTime local = time.atZone(clock.getZone());
        boolean today = local.toLocalDate()
                .equals(clock.instant().atZone(clock.getZone()).toLocalDate());
        return (today ? TODAY : ANOTHER_DAY).format(local);
    }

    /** {@code 09:00:12.331}. */
    public String exact(Instant time) {
        return EXACT.format(time.atZone(clock.getZone()));
    }

    /** How long ago it was; a time to come is no time ago. */
    public String ago(Instant time) {
        return text(Duration.between(time, clock.instant()));
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
}
