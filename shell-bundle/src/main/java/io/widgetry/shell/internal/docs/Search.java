package io.widgetry.shell.internal.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the sections in which words stand. A word counts the more, the fewer sections have it, so that a whole sentence
 * of an error finds the section that is about it: names, numbers and small words in it hardly matter.
 */
public final class Search {
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{N}]{2,}");
    private static final Pattern PARTS = Pattern.compile("(?<=[a-z])(?=[A-Z])|[^\\p{L}\\p{N}]+");
    /** A section whose heading has the word is about it. */
    private static final double HEADING = 3;

    private static final double MUCH_LESS = 4;

    /** A section with so many different words counts half: it has something of everything. */
    private static final double LONG = 500;

    private record Entry(Page page, Section section, Set<String> words, Set<String> heading) {}

    /**
     * A place that was found.
     *
     * @param topic the page
     * @param slug the word for its heading; empty for what stands before the first one
     * @param heading the heading; the page's title if there is none
     * @param line the line that has most of the words
     */
    public record Hit(String topic, String slug, String heading, String line) {}

    private record Found(Entry entry, double score) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> sections = new HashMap<>();

    /** Reads pages. */
    public Search(List<Page> pages) {
        for (Page page : pages) {
            for (Section section : page.sections()) {
                Set<String> words = words(String.join(" ", section.lines()));
                Set<String> heading = words(section.heading());
                words.addAll(heading);
                entries.add(new Entry(page, section, words, heading));
                words.forEach(word -> sections.merge(word, 1, Integer::sum));
            }
        }
    }

    /**
     * The sections that fit best.
     *
     * @param text words, or a sentence
     * @param most how many at most
     * @return the best first; those that have much less of what was asked for are left out
     */
    public List<Hit> find(String text, int most) {
        Set<String> asked = words(text);
        List<Found> found = new ArrayList<>();
        for (Entry entry : entries) {
            double score = 0;
            for (String word : asked) {
                if (entry.words().contains(word)) {
                    score += weight(word) * (entry.heading().contains(word) ? HEADING : 1);
                }
            }
            if (score > 0) {
                found.add(new Found(entry, score / (1 + entry.words().size() / LONG)));
            }
        }
        found.sort(Comparator.comparingDouble(Found::score).reversed());
        double best = found.isEmpty() ? 0 : found.get(0).score();
        return found.stream()
                .filter(each -> each.score() * MUCH_LESS >= best)
                .limit(most)
                .map(each -> hit(each.entry(), asked))
                .toList();
    }

    private double weight(String word) {
        return Math.log((1.0 + entries.size()) / sections.getOrDefault(word, 1));
    }

    private Hit hit(Entry entry, Set<String> asked) {
        boolean title = entry.section() == entry.page().sections().get(0);
        return new Hit(
                entry.page().topic(),
                title ? "" : entry.section().slug(),
                Inline.text(entry.section().heading()),
                entry.section().lines().stream()
                        .max(Comparator.comparingDouble(line -> asked.stream()
                                .filter(words(line)::contains)
                                .mapToDouble(this::weight)
                                .sum()))
                        .map(line -> Inline.text(
                                line.replaceAll("^(?:[ |>-]|\\* )+|\\|", " ").strip()))
                        .orElse(""));
    }

    /** The words of a text, and the parts of those that are joined: onMediaEvent is media and event, too. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String joined : text.split("[\\s\"'`(),;|]+")) {
            add(words, joined);
            for (String part : PARTS.split(joined)) {
                add(words, part);
            }
        }
        return words;
    }

    private static void add(Set<String> words, String word) {
        if (WORD.matcher(word).matches()) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
    }
}
