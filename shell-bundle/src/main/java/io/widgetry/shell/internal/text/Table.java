package io.widgetry.shell.internal.text;

import io.widgetry.shell.internal.text.Column.Fit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows in aligned columns, at most {@link Text#WIDTH} wide. Where the rows need more, a sentence in the last column goes
 * on below, and the widest text columns are cut. Cells are cleaned here, so that no command can forget it.
 */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** A table without rows. */
    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column: text, a whole number, or an {@link Optional} of these; what is null, empty or
     *     blank is shown as absent
     * @return this
     */
    public Table row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(Table::cell).toList());
        return this;
    }

    /** Whether there is no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The header and the rows, a line each, without a last line break. */
    @Override
    public String toString() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        line(text, columns.stream().map(Column::header).toList(), widths);
        for (List<String> row : rows) {
            line(text.append('\n'), row, widths);
        }
        return text.toString();
    }

    private static String cell(Object value) {
        if (value instanceof Optional<?> optional) {
            return cell(optional.orElse(null));
        }
        if (value instanceof Integer || value instanceof Long) {
            return Numbers.text(((Number) value).longValue());
        }
        String text = value == null ? "" : Text.clean(value.toString()).strip();
        return text.isEmpty() ? Text.ABSENT : text;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Text.width(columns.get(i).header());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], Text.width(row.get(i)));
            }
        }
        int total = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
        for (int widest = widest(widths); total > Text.WIDTH && widest >= 0; widest = widest(widths)) {
            widths[widest]--;
            total--;
        }
        return widths;
    }

    /** The widest column that can give something up, one that loses nothing by it before others; -1 if none can. */
    private int widest(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > columns.get(i).least()) {
                if (columns.get(i).fit() == Fit.WRAPPED) {
                    return i;
                }
                widest = widest < 0 || widths[i] > widths[widest] ? i : widest;
            }
        }
        return widest;
    }

    private void line(StringBuilder text, List<String> cells, int[] widths) {
        int last = widths.length - 1;
        int left = Arrays.stream(widths).limit(last).sum() + GAP.length() * last;
        List<String> parts = columns.get(last).fit() == Fit.WRAPPED && left + widths[last] <= Text.WIDTH
                ? Text.wrap(cells.get(last), widths[last])
                : List.of(cut(cells.get(last), last, widths));
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = i < last ? cut(cells.get(i), i, widths) : parts.get(0);
            String padding = " ".repeat(widths[i] - Text.width(cell));
            line.append(i == 0 ? "" : GAP).append(columns.get(i).right() ? padding + cell : cell + padding);
        }
        text.append(Text.cut(line.toString().stripTrailing(), Text.WIDTH));
        parts.stream()
                .skip(1)
                .forEach(part -> text.append('\n').append(" ".repeat(left)).append(part));
    }

    private String cut(String cell, int column, int[] widths) {
        return columns.get(column).fit() == Fit.END
                ? Text.cutBeginning(cell, widths[column])
                : Text.cut(cell, widths[column]);
    }
}
