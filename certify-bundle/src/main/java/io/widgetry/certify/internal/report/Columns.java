package io.widgetry.certify.internal.report;

import java.util.ArrayList;
import java.util.List;

/** Lines in columns: numbers stand at the right, everything else and what has no title at the left. */
final class Columns {
    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    Columns(String... titles) {
        widths = new int[titles.length];
        row(titles);
    }

    void row(String... cells) {
        rows.add(cells);
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], cells[i].length());
        }
    }

    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String space = " ".repeat(widths[i] - cells[i].length());
            boolean right = isNumber(i);
            line.append(i == 0 ? "" : "  ").append(right ? space + cells[i] : cells[i] + space);
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumber(int column) {
        return !rows.get(0)[column].isEmpty() && rows.size() > 1 && rows.get(1)[column].matches("[0-9].*");
    }
}
