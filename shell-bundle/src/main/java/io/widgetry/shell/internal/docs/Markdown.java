package io.widgetry.shell.internal.docs;

import io.widgetry.shell.internal.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Markdown of this project's pages as lines for a terminal: paragraphs, lists, code and tables. */
final class Markdown {
    private static final Pattern ITEM = Pattern.compile("( *)(?:[-*]|(\\d+\\.)) +(.*)");
    private static final String INDENT = "    ";

    private final List<String> text = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private final List<String> table = new ArrayList<>();
    /** What stands before the first line of the paragraph, and how far the others are indented. */
    private String bullet = "";

    private Markdown() {}

    /** Lines that are as wide as a line may be; code is not wrapped. */
    static List<String> text(List<String> lines) {
        Markdown markdown = new Markdown();
        String fence = null;
        boolean comment = false;
        for (String line : lines) {
            if (fence != null) {
                fence = line.strip().equals("```") ? null : markdown.code(line, fence);
            } else if (line.strip().startsWith("```")) {
                markdown.end();
                markdown.separate();
                fence = line.strip().substring(3);
            } else {
                comment = comment || line.startsWith("<!--");
                if (!comment) {
                    markdown.line(line);
                }
                comment = comment && !line.contains("-->");
            }
        }
        markdown.end();
        return markdown.text;
    }

    private String code(String line, String fence) {
        text.add(INDENT + Text.clean(line.replace("\t", INDENT)));
        return fence;
    }

    private void line(String line) {
        Matcher item = ITEM.matcher(line);
        if (line.startsWith("|")) {
            endParagraph();
            table.add(line);
        } else if (line.isBlank()) {
            end();
        } else if (item.matches()) {
            boolean first = bullet.isEmpty();
            end();
            if (first) {
                separate();
            }
            bullet = item.group(1) + (item.group(2) == null ? "•" : item.group(2)) + " ";
            paragraph.add(item.group(3));
        } else {
            endTable();
            paragraph.add(line.strip());
        }
    }

    private void end() {
        endParagraph();
        endTable();
    }

    private void endParagraph() {
        if (paragraph.isEmpty()) {
            return;
        }
        if (bullet.isEmpty()) {
            separate();
        }
        String start = bullet;
        String words = Inline.text(String.join(" ", paragraph));
        for (String part : words.isEmpty() ? List.<String>of() : Text.wrap(words, Text.WIDTH - bullet.length())) {
            text.add(start + part);
            start = " ".repeat(bullet.length());
        }
        paragraph.clear();
        bullet = "";
    }

    private void endTable() {
        if (!table.isEmpty()) {
            separate();
            text.addAll(MarkdownTable.text(table));
            table.clear();
        }
    }

    /** An empty line before the next block, unless there is one. */
    private void separate() {
        if (!text.isEmpty() && !text.get(text.size() - 1).isEmpty()) {
            text.add("");
        }
    }
}
