package io.widgetry.benchmarks.report;

/**
 * Something that was measured.
 *
 * @param subject of whom
 * @param at under which circumstances; empty if there is but one
 * @param what what it is
 * @param value the median of the turns, or the value if it is one
 * @param low what a quarter of the turns did not exceed
 * @param high what three quarters of the turns did not exceed
 * @param unit the unit
 */
public record Figure(String subject, String at, String what, double value, double low, double high, String unit) {

    /** One that was taken once. */
    public static Figure once(String subject, String at, String what, double value, String unit) {
        return new Figure(subject, at, what, value, value, value, unit);
    }
}
