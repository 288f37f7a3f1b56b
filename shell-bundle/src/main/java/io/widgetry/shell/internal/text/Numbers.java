package io.widgetry.shell.internal.text;

import java.util.Locale;

/** Numbers and amounts as people read them, the same in every locale. */
public final class Numbers {
    private Numbers() {}

    /** With separators between thousands: {@code 1,204}. */
    public static String text(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number and what is counted: {@code 1 widget}, {@code 2 widgets}. */
    public static String of(long number, String one, String many) {
        return text(number) + " " + (number == 1 ? one : many);
    }

    /** How often something happens: {@code 0/s}, {@code < 0.1/s}, {@code 3.4/s}, {@code 1,204/s}. */
    public static String perSecond(double rate) {
        if (rate < 0.05) {
            return rate > 0 ? "< 0.1/s" : "0/s";
        }
        return (rate < 99.95 ? String.format(Locale.ROOT, "%.1f", rate) : text(Math.round(rate))) + "/s";
    }
}
