package io.widgetry.benchmarks.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Figures of one result as a table: a line for each subject and circumstance, a column for each of what was measured. */
final class Table {
    private Table() {}

    /** {@return the table of those columns that were measured} */
    static String of(Result result, List<String> columns) {
        List<String> there = columns.stream()
                .filter(column -> result.figures().stream()
                        .anyMatch(figure -> figure.what().equals(column)))
                .toList();
        Set<List<String>> lines = new LinkedHashSet<>();
        result.figures().stream()
                .filter(figure -> there.contains(figure.what()))
                .forEach(figure -> lines.add(List.of(figure.at(), figure.subject())));
        StringBuilder table = new StringBuilder("| | |");
        there.forEach(column -> table.append(' ')
                .append(column)
                .append(unit(result, column).map(unit -> ", " + unit).orElse(""))
                .append(" |"));
        table.append("\n|---|---|").append("---|".repeat(there.size())).append('\n');
        for (List<String> line : lines) {
            table.append("| ")
                    .append(line.get(0))
                    .append(" | ")
                    .append(line.get(1))
                    .append(" |");
            for (String column : there) {
                table.append(' ')
                        .append(find(result, line, column).map(Table::cell).orElse(""))
                        .append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static Optional<String> unit(Result result, String column) {
        Set<String> units = result.figures().stream()
                .filter(figure -> figure.what().equals(column))
                .map(Figure::unit)
                .collect(Collectors.toSet());
        return units.size() == 1
                ? units.stream().filter(unit -> !unit.isEmpty()).findFirst()
                : Optional.empty();
    }

    private static Optional<Figure> find(Result result, List<String> line, String column) {
        return result.figures().stream()
                .filter(figure -> figure.at().equals(line.get(0))
                        && figure.subject().equals(line.get(1))
                        && figure.what().equals(column))
                .findFirst();
    }

    private static String cell(Figure figure) {
        return figure.low() == figure.high()
                ? Report.number(figure.value())
                : String.format(
                        Locale.ROOT,
                        "%s (%s to %s)",
                        Report.number(figure.value()),
                        Report.number(figure.low()),
                        Report.number(figure.high()));
    }
}
