package io.widgetry.sample.interactionlog.internal;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values as RFC 4180 wants them, which a spreadsheet shows and does not execute. */
final class Csv {
    /** With one of these in front, some spreadsheet takes the cell for a formula. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        String text = FORMULA_STARTS.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
