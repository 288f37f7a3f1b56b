package io.widgetry.shell.internal.docs;

import io.widgetry.shell.internal.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documents.
 *
 * @param topic its file's name without the ending
 * @param sections its title and its headings, in their order; at least one
 */
public record Page(String topic, List<Section> sections) {
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.+?) *#*");
    private static final Pattern SENTENCE = Pattern.compile("(.+?[.])( .*|$)");

    /** Reads a page's Markdown. */
    static Page of(String topic, List<String> markdown) {
        List<Section> sections = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        String heading = topic;
        int level = 1;
        boolean code = false;
        for (String line : markdown) {
            Matcher found = HEADING.matcher(line);
            code ^= line.startsWith("```");
            if (!code && found.matches()) {
                if (!sections.isEmpty() || !lines.isEmpty() || !heading.equals(topic)) {
                    sections.add(new Section(level, heading, List.copyOf(lines)));
                }
                level = found.group(1).length();
                heading = found.group(2);
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        sections.add(new Section(level, heading, List.copyOf(lines)));
        return new Page(topic, List.copyOf(sections));
    }

    /** What it is called. */
    public String title() {
        return Inline.text(sections.get(0).heading());
    }

    /** Its first sentence. */
    public String summary() {
        String paragraph = String.join(
                " ",
                sections.get(0).lines().stream()
                        .dropWhile(line -> line.isBlank() || line.startsWith("<!--") || line.endsWith("-->"))
                        .takeWhile(line -> !line.isBlank())
                        .toList());
        Matcher sentence = SENTENCE.matcher(Inline.text(paragraph));
        return sentence.matches() ? sentence.group(1) : Inline.text(paragraph);
    }

    /** The words by which its headings can be asked for. */
    public List<String> slugs() {
        return sections.stream().skip(1).map(Section::slug).distinct().toList();
    }

    /** The whole page as lines for a terminal. */
    public List<String> text() {
        return text(sections);
    }

    /** What stands below a heading, with the headings below that. */
    public List<String> text(String slug) {
        int from = sections.stream().map(Section::slug).toList().lastIndexOf(slug);
        int to = from + 1;
        while (to < sections.size()
                && sections.get(to).level() > sections.get(from).level()) {
            to++;
        }
        return text(sections.subList(from, to));
    }

    private static List<String> text(List<Section> sections) {
        List<String> text = new ArrayList<>();
        for (Section section : sections) {
            String heading = Text.cut(Inline.text(section.heading()), Text.WIDTH);
            if (!text.isEmpty()) {
                text.add("");
            }
            text.add(heading);
            if (section.level() < 3) {
                text.add((section.level() == 1 ? "═" : "─").repeat(Text.width(heading)));
            }
            List<String> below = Markdown.text(section.lines());
            if (!below.isEmpty()) {
                text.add("");
                text.addAll(below);
            }
        }
        return text;
    }
}
