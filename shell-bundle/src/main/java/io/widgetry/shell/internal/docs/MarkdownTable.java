package io.widgetry.shell.internal.docs;

import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of Markdown as lines for a terminal. What does not fit goes on in the next line of its own column; of a table
 * with too many columns for that, each row is a block with a line for each column.
 */
final class MarkdownTable {
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|(?=(?:[^`]*`[^`]*`)*[^`]*$)");
    private static final Pattern RULE = Pattern.compile("[-:| ]+");
    private static final int NARROWEST = 12;
    private static final String GAP = "  ";

    private MarkdownTable() {}

    static List<String> text(List<String> markdown) {
        List<List<String>> rows = markdown.stream()
                .filter(line -> !RULE.matcher(line).matches())
                .map(MarkdownTable::cells)
                .toList();
        boolean headed = rows.get(0).stream().anyMatch(cell -> !cell.isEmpty());
        int[] widths = widths(rows);
        if (Arrays.stream(widths).sum() > room(widths.length)) {
            return blocks(rows);
        }
        List<String> text = new ArrayList<>();
        boolean apart = rows.stream().anyMatch(row -> height(row, widths) > 1);
        for (List<String> row : headed ? rows : rows.subList(1, rows.size())) {
            if (apart && !text.isEmpty() && row != rows.get(1)) {
                text.add("");
            }
            text.addAll(lines(row, widths));
            if (headed && row == rows.get(0)) {
                text.add("─".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1)));
            }
        }
        return text;
    }

    private static List<String> cells(String line) {
        String[] parts = BAR.split(line.strip().substring(1), -1);
        // nothing stands behind the last bar
        int cells = parts.length > 1 && parts[parts.length - 1].isBlank() ? parts.length - 1 : parts.length;
        return Arrays.stream(parts)
                .limit(cells)
                .map(cell -> Inline.text(cell.strip()))
                .toList();
    }

    /** As wide as the longest cell; where that is too much, the widest columns give way. */
    private static int[] widths(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Text.width(row.get(i)));
            }
        }
        while (Arrays.stream(widths).sum() > room(columns)
                && Arrays.stream(widths).max().orElse(0) > NARROWEST) {
            int widest = 0;
            for (int i = 1; i < columns; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int room(int columns) {
        return Text.WIDTH - GAP.length() * (columns - 1);
    }

    private static List<String> blocks(List<List<String>> rows) {
        List<String> heads = rows.get(0);
        List<String> text = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (!text.isEmpty()) {
                text.add("");
            }
            Details block = new Details();
            for (int i = 0; i < Math.min(heads.size(), row.size()); i++) {
                block.row(heads.get(i), row.get(i));
            }
            block.toString().lines().forEach(text::add);
        }
        return text;
    }

    private static int height(List<String> row, int[] widths) {
        int height = 1;
        for (int i = 0; i < row.size(); i++) {
            height = Math.max(height, wrapped(row, i, widths).size());
        }
        return height;
    }

    private static List<String> wrapped(List<String> row, int column, int[] widths) {
        return column < row.size() ? Text.wrap(row.get(column), Math.max(2, widths[column])) : List.of();
    }

    private static List<String> lines(List<String> row, int[] widths) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height(row, widths); line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                List<String> cell = wrapped(row, i, widths);
                text.append(Text.pad(line < cell.size() ? cell.get(line) : "", widths[i]))
                        .append(GAP);
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }
}
