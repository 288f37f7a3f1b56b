package io.widgetry.shell.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Labels and values, one below the other: a value that is longer than its line goes on in the next one, below its
 * beginning. Labels and values are cleaned here.
 */
public final class Details {
    private record Line(String label, String value) {}

    private final int width;
    private final List<Line> lines = new ArrayList<>();

    /** Details that are as wide as a line may be. */
    public Details() {
        this(Text.WIDTH);
    }

    /** Details that have less room. */
    public Details(int width) {
        this.width = width;
    }

    /**
     * Adds a value.
     *
     * @param label what it is
     * @param value text, a whole number, or an {@link Optional} of these; what is null, empty or blank is left out
     * @return this
     */
    public Details row(String label, Object value) {
        if (value instanceof Optional<?> optional) {
            return row(label, optional.orElse(null));
        }
        String text = value instanceof Integer || value instanceof Long
                ? Numbers.text(((Number) value).longValue())
                : value == null ? "" : Text.clean(value.toString()).strip();
        if (!text.isEmpty()) {
            lines.add(new Line(Text.cut(Text.clean(label), width / 3), text));
        }
        return this;
    }

    /** Adds several values for one label, a line each. */
    public Details rows(String label, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            row(i == 0 ? label : "", values.get(i));
        }
        return this;
    }

    /** The lines, without a last line break. */
    @Override
    public String toString() {
        int indent =
                lines.stream().mapToInt(line -> Text.width(line.label())).max().orElse(0) + 2;
        List<String> text = new ArrayList<>();
        for (Line line : lines) {
            String start = Text.pad(line.label(), indent);
            for (String part : Text.wrap(line.value(), width - indent)) {
                text.add(start + part);
                start = " ".repeat(indent);
            }
        }
        return String.join("\n", text);
    }
}
