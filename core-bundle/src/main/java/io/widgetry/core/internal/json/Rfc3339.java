package io.widgetry.core.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads a time stamp of RFC 3339, such as {@code 2026-11-22T09:00:00.000+01:00}. Java's own formatters take other forms
 * of ISO 8601 too, and take several times as long, which would be felt: every event has a time.
 */
final class Rfc3339 {
    private static final String SHAPE = "0000-00-00T00:00:00";

    private final String text;

    private Rfc3339(String text) {
        this.text = text;
    }

    /** The instant, to the nanosecond; a leap second is the second before it. */
    static Instant parse(String text) {
        return new Rfc3339(text).instant();
    }

    private Instant instant() {
        for (int i = 0; i < SHAPE.length(); i++) {
            if (!(SHAPE.charAt(i) == '0' ? isDigit(i) : upper(i) == SHAPE.charAt(i))) {
                throw malformed();
            }
        }
        int end = SHAPE.length();
        int nanos = 0;
        if (at(end) == '.') {
            int digits = 0;
            for (end++; isDigit(end); end++, digits++) {
                nanos = digits < 9 ? nanos * 10 + digit(end) : nanos;
            }
            if (digits == 0) {
                throw malformed();
            }
            for (; digits < 9; digits++) {
                nanos *= 10;
            }
        }
        int offset = offset(end);
        int second = two(17);
        return LocalDateTime.of(
                        two(0) * 100 + two(2), two(5), two(8), two(11), two(14), second == 60 ? 59 : second, nanos)
                .toInstant(offset == 0 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(offset));
    }

    private int offset(int start) {
        if (upper(start) == 'Z' && text.length() == start + 1) {
            return 0;
        }
        boolean wellFormed = (at(start) == '+' || at(start) == '-')
                && isDigit(start + 1)
                && isDigit(start + 2)
                && at(start + 3) == ':'
                && isDigit(start + 4)
                && isDigit(start + 5)
                && text.length() == start + 6
                && two(start + 4) < 60;
        if (!wellFormed) {
            throw malformed();
        }
        int seconds = two(start + 1) * 3600 + two(start + 4) * 60;
        return at(start) == '-' ? -seconds : seconds;
    }

    private int two(int index) {
        return digit(index) * 10 + digit(index + 1);
    }

    private int digit(int index) {
        return text.charAt(index) - '0';
    }

    private boolean isDigit(int index) {
        return at(index) >= '0' && at(index) <= '9';
    }

    private char upper(int index) {
        char c = at(index);
        return c == 't' || c == 'z' ? (char) (c - 32) : c;
    }

    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static DateTimeException malformed() {
        return new DateTimeException("not a time stamp of RFC 3339");
    }
}
