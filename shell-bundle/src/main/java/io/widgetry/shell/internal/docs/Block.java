package io.widgetry.shell.internal.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is read as one in a section of Markdown: a paragraph, an item of a list, a row of a table, a line of code.
 *
 * @param lines at least one
 * @param weight how much it explains the sentences that stand in it
 */
record Block(List<String> lines, double weight) {
    /** A row begins with what it is about, such as an error's sentence, and goes on with what to do. */
    private static final double ROW = 1.5;

    private static final double TEXT = 1;

    /** A sample: there the sentence stands, but nothing is said of it. */
    private static final double SAMPLE = 0.5;

    /** A sample of what to type, which explains nothing. */
    private static final double TYPED = 0;

    private static final Pattern ITEM = Pattern.compile(" *(?:[-*]|\\d+\\.) .*");

    Block {
        lines = List.copyOf(lines);
    }

    /** The blocks of a section's lines. */
    static List<Block> of(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> text = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            boolean fence = line.strip().startsWith("```");
            boolean row = !code && line.startsWith("|");
            if (!text.isEmpty()
                    && (fence || row || line.isBlank() || ITEM.matcher(line).matches())) {
                blocks.add(new Block(text, TEXT));
                text.clear();
            }
            code ^= fence;
            if (row || code && !fence && !line.isBlank()) {
                blocks.add(new Block(List.of(line), row ? ROW : line.startsWith("$ ") ? TYPED : SAMPLE));
            } else if (!code && !fence && !line.isBlank()) {
                text.add(line);
            }
        }
        if (!text.isEmpty()) {
            blocks.add(new Block(text, TEXT));
        }
        return List.copyOf(blocks);
    }
}
