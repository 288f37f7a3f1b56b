package io.widgetry.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars on a logarithmic scale, as SVG. Ours are of another colour than the others'. */
final class Bars {
    private static final int WIDTH = 760;
    private static final int LABEL = 250;
    private static final int VALUE = 90;
    private static final int STEP = 22;
    private static final int TOP = 40;

    private final String title;
    private final String unit;
    private final List<String[]> rows = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    Bars(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Begins a group. */
    Bars group(String name) {
        rows.add(new String[] {name, ""});
        values.add(Double.NaN);
        return this;
    }

    /** Adds a bar. */
    Bars bar(String label, double value, boolean ours) {
        rows.add(new String[] {label, ours ? "ours" : "other"});
        values.add(value);
        return this;
    }

    boolean isEmpty() {
        return values.stream().allMatch(value -> value.isNaN());
    }

    /** {@return the picture} */
    String svg() {
        double least = positive().min().orElse(1);
        double most = positive().max().orElse(10);
        double from = Math.floor(Math.log10(least) - 0.01);
        double to = Math.max(from + 1, Math.ceil(Math.log10(most)));
        int height = TOP + rows.size() * STEP + 30;
        StringBuilder svg =
                new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <style>text{fill:#24292f}.ours{fill:#0969da}.other{fill:#8c959f}.grid{stroke:#d0d7de}
                @media(prefers-color-scheme:dark){text{fill:#e6edf3}.grid{stroke:#30363d}}</style>
                <title>%s</title>
                <text x="8" y="20" font-size="14" font-weight="bold">%s (%s, logarithmic)</text>
                """, WIDTH, height, escaped(title), escaped(title), unit));
        for (int power = (int) from; power <= to; power++) {
            double x = x(power, from, to);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n"
                            + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    x,
                    TOP - 8,
                    x,
                    height - 24,
                    x,
                    height - 8,
                    Report.number(Math.pow(10, power))));
        }
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), values.get(i), TOP + i * STEP, from, to);
        }
        return svg.append("</svg>\n").toString();
    }

    private java.util.stream.DoubleStream positive() {
        return values.stream().mapToDouble(Double::doubleValue).filter(value -> value > 0);
    }

    private static double x(double power, double from, double to) {
        return LABEL + (power - from) / (to - from) * (WIDTH - LABEL - VALUE);
    }

    private static void row(StringBuilder svg, String[] row, double value, int y, double from, double to) {
        if (Double.isNaN(value)) {
            svg.append(
                    String.format("<text x=\"8\" y=\"%d\" font-weight=\"bold\">%s</text>%n", y + 12, escaped(row[0])));
            return;
        }
        double end = value > 0 ? x(Math.log10(value), from, to) : LABEL;
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                        + "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\"/>%n"
                        + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
                LABEL - 8,
                y + 12,
                escaped(row[0]),
                row[1],
                LABEL,
                y,
                Math.max(1, end - LABEL),
                Math.max(LABEL, end) + 6,
                y + 12,
                Report.number(value)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
