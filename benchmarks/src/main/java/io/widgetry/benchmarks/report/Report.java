package io.widgetry.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes {@code docs/performance.md} and its plots from the files that measurements left, and from nothing else. */
public final class Report {
    private static final int BASE = 17;
    private static final int NEWER = 25;

    private final List<Result> results;

    private Report(List<Result> results) {
        this.results = results;
    }

    /**
     * Writes the report: {@code Report [RESULTS [DOCS]]}.
     *
     * @param args where results are, and where the report is to be written
     */
    public static void main(String[] args) throws IOException {
        Path from = Path.of(args.length > 0 ? args[0] : "results");
        Path to = Path.of(args.length > 1 ? args[1] : "../docs");
        for (Map.Entry<String, String> file : files(from).entrySet()) {
            Path path = to.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            Results.print("written: " + path);
        }
    }

    /** {@return the report's files and what is in them} */
    static Map<String, String> files(Path from) throws IOException {
        Report report = new Report(Results.read(from));
        Map<String, String> files = new TreeMap<>();
        for (Section section : Section.all()) {
            report.find(section.row(), BASE).ifPresent(result -> {
                Bars bars = bars(section, result);
                if (!bars.isEmpty()) {
                    files.put("img/performance/" + section.row() + ".svg", bars.svg());
                }
            });
        }
        files.put("performance.md", report.text(files));
        return files;
    }

    private Optional<Result> find(String row, int java) {
        return results.stream()
                .filter(result -> result.row().equals(row) && feature(result) == java)
                .findFirst();
    }

    private static int feature(Result result) {
        return Integer.parseInt(result.java().replaceAll("^.* ([0-9]+)[^ ]*$", "$1"));
    }

    private String text(Map<String, String> plots) {
        StringBuilder text = new StringBuilder("""
                # Performance

                How Widgetry fares beside what one would take instead, on the same work and in the same run. This page is made from the
                files in `benchmarks/results`, which hold every figure; [benchmarks/README.md](../benchmarks/README.md) says how to make
                them again. Medians; in brackets, between what the middle half of the turns lies. Load is how many threads of the whole
                machine wanted to run, before and at the end of a measurement, its own included.

                ## Goals

                | | goal | measured | |
                |---|---|---|---|
                """);
        for (Goal goal : Goal.all()) {
            OptionalDouble value = find(goal.row(), BASE).map(goal.of()).orElse(OptionalDouble.empty());
            text.append(String.format(
                    "| %s: %s | %s %s %s | %s | %s |%n",
                    goal.row(),
                    goal.name(),
                    goal.atLeast() ? "≥" : "≤",
                    number(goal.limit()),
                    goal.unit(),
                    value.isPresent() ? number(value.getAsDouble()) + " " + goal.unit() : "not measured",
                    value.isPresent() ? goal.isReached(value.getAsDouble()) ? "reached" : "**missed**" : ""));
        }
        text.append(Remarks.TEXT);
        for (Section section : Section.all()) {
            text.append("\n## ")
                    .append(section.title())
                    .append("\n\n")
                    .append(section.text())
                    .append("\n\n");
            Optional<Result> result = find(section.row(), BASE);
            if (result.isEmpty()) {
                text.append("Not measured yet.\n");
                continue;
            }
            text.append(taken(result.get())).append('\n');
            if (plots.containsKey("img/performance/" + section.row() + ".svg")) {
                text.append(String.format("![%s](img/performance/%s.svg)%n%n", section.title(), section.row()));
            }
            text.append(Table.of(result.get(), section.columns()));
            result.get().notes().forEach(note -> text.append("\n- ").append(note));
            text.append(result.get().notes().isEmpty() ? "" : "\n");
        }
        return text.append(newer()).toString();
    }

    private static String taken(Result result) {
        return String.format(
                Locale.ROOT,
                "*%s form, %s, %d s; load %s; %s; %s%s.*%n",
                result.form(),
                result.taken(),
                result.seconds(),
                result.load().stream().map(Report::number).collect(Collectors.joining(" and ")),
                result.machine(),
                result.java(),
                result.options().isEmpty() ? "" : ", " + result.options());
    }

    /** What a newer Java changes. */
    private String newer() {
        StringBuilder text = new StringBuilder(String.format(
                "%n## Java %d beside Java %d%n%nWhat the plots show, on both. Where the load differed, only ratios within one run mean much.%n%n"
                        + "| | | | Java %d | Java %d |%n|---|---|---|---|---|%n",
                NEWER, BASE, BASE, NEWER));
        boolean any = false;
        for (Section section : Section.all()) {
            Optional<Result> base = find(section.row(), BASE);
            Optional<Result> newer = find(section.row(), NEWER);
            if (base.isEmpty() || newer.isEmpty()) {
                continue;
            }
            for (Figure figure : base.get().figures()) {
                OptionalDouble other = newer.get().value(figure.subject(), figure.at(), figure.what());
                if (figure.what().equals(section.plotted())
                        && other.isPresent()
                        && !figure.at().matches("[0-9]{2} .*")) {
                    any = true;
                    text.append(String.format(
                            "| %s | %s | %s | %s | %s |%n",
                            section.row(),
                            figure.at(),
                            figure.subject() + ", " + figure.what()
                                    + (figure.unit().isEmpty() ? "" : ", " + figure.unit()),
                            number(figure.value()),
                            number(other.getAsDouble())));
                }
            }
        }
        return any ? text.toString() : "";
    }

    private static Bars bars(Section section, Result result) {
        List<Figure> plotted = result.figures().stream()
                .filter(figure -> figure.what().equals(section.plotted()))
                .toList();
        Bars bars = new Bars(
                section.title() + ": " + section.plotted(),
                plotted.isEmpty() ? "" : plotted.get(0).unit());
        String group = "";
        for (Figure figure : plotted) {
            boolean single = section.row().equals("ingest") || section.row().equals("day");
            if (!single && !figure.at().equals(group)) {
                group = figure.at();
                bars.group(group);
            }
            boolean ours = figure.subject().startsWith("Widgetry")
                    || List.of("memory", "day", "overhead").contains(section.row())
                            && !figure.subject().equals("object with a queue");
            bars.bar(
                    section.row().equals("ingest")
                            ? figure.at()
                            : single ? figure.at() + ", " + figure.subject() : figure.subject(),
                    figure.value(),
                    ours);
        }
        return bars;
    }

    /** {@return a number as people read it: three digits that count} */
    static String number(double value) {
        double size = Math.abs(value);
        if (Double.isInfinite(size)) {
            return "∞";
        }
        if (value == Math.rint(value) && size < 1e15 || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.01 ? "%.2f" : "%.4f", value);
    }
}
