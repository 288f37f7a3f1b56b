package io.widgetry.shell.internal.text;

import io.widgetry.api.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A widget's view, drawn as a box of text that is at most {@link Text#WIDTH} wide. */
public final class ViewBox {
    private static final int NARROWEST = 40;
    /** What a line has beside its text: a border and a blank on each side. */
    private static final int FRAME = 4;

    private ViewBox() {}

    /**
     * Draws a view.
     *
     * @param view what to draw
     * @param where whose view it is; stands on the right of the upper border
     * @return lines, without a last line break
     */
    public static String draw(View view, String where) {
        String title = Text.cut(orUntitled(Text.clean(view.title()).strip()), Text.WIDTH / 2);
        String place = Text.cut(Text.clean(where), Text.WIDTH / 2 - 8);
        List<String> body = body(view);
        List<String> status = view.status()
                .map(text -> Text.wrap(Text.clean(text), Text.WIDTH - FRAME))
                .orElse(List.of());
        int inside = Stream.concat(body.stream(), status.stream())
                .mapToInt(Text::width)
                .reduce(Math.max(NARROWEST, Text.width(title) + Text.width(place) + 4), Math::max);
        List<String> box = new ArrayList<>();
        int dashes = inside - Text.width(title) - Text.width(place) - 2;
        box.add("┌ " + title + " " + "─".repeat(dashes) + " " + place + " ┐");
        frame(box, body, inside);
        if (!status.isEmpty()) {
            if (!body.isEmpty()) {
                box.add("├" + "─".repeat(inside + 2) + "┤");
            }
            frame(box, status, inside);
        }
        box.add("└" + "─".repeat(inside + 2) + "┘");
        return String.join("\n", box);
    }

    private static String orUntitled(String title) {
        return title.isEmpty() ? "(no title)" : title;
    }

    private static List<String> body(View view) {
        List<String> body = new ArrayList<>();
        if (!view.rows().isEmpty()) {
            Details rows = new Details(Text.WIDTH - FRAME);
            view.rows().forEach(row -> rows.row(row.label(), row.value().isBlank() ? Text.ABSENT : row.value()));
            rows.toString().lines().forEach(body::add);
        }
        for (String item : view.items()) {
            List<String> lines = Text.wrap(Text.clean(item), Text.WIDTH - FRAME - 2);
            for (int i = 0; i < lines.size(); i++) {
                body.add((i == 0 ? "• " : "  ") + lines.get(i));
            }
        }
        return body;
    }

    private static void frame(List<String> box, List<String> lines, int inside) {
        lines.forEach(line -> box.add("│ " + Text.pad(line, inside) + " │"));
    }
}
