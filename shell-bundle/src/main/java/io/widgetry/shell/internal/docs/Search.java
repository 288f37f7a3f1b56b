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
 * Finds the sections in which words stand. A word counts the more, the fewer sections have it, and so do two words that
 * stand one behind the other: thus a sentence of an error finds what is about it, even if all of its words are common,
 * and names, paths and numbers in it hardly matter. What counts most is the one place that has most of them: a long
 * table of errors is about each of them as much as a short section is.
 */
public final class Search {
    private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{N}]{2,}");
    private static final Pattern PARTS = Pattern.compile("(?<=[a-z])(?=[A-Z])|[^\\p{L}\\p{N}]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final char BETWEEN = ' ';
    /** A section whose heading has the word is about it. */
    private static final double HEADING = 3;

    private static final double MUCH_LESS = 4;

    /** A section with so many different words counts half: it has something of everything. */
    private static final double LONG = 500;

    /** Decisions say why something is as it is, and not what to do. */
    private static final String REASONS = "decisions/";

    private static final double REASON = 0.5;

    private record Place(Block block, Set<String> terms) {}

    private record Entry(Page page, Section section, Set<String> words, Set<String> heading, List<Place> places) {}

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
                List<Place> places = Block.of(section.lines()).stream()
                        .map(block -> new Place(block, terms(String.join(" ", block.lines()))))
                        .toList();
                Set<String> heading = words(section.heading());
                Set<String> all = new HashSet<>(heading);
                places.forEach(place -> all.addAll(place.terms()));
                all.forEach(term -> sections.merge(term, 1, Integer::sum));
                all.removeIf(Search::isPair);
                entries.add(new Entry(page, section, all, heading, places));
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
        Set<String> asked = terms(text);
        Set<String> words = words(text);
        List<Found> found = new ArrayList<>();
        for (Entry entry : entries) {
            double score = 0;
            for (String word : words) {
                if (entry.words().contains(word)) {
                    score += weight(word) * (entry.heading().contains(word) ? HEADING : 1);
                }
            }
            if (score > 0) {
                score /= 1 + entry.words().size() / LONG;
                score += entry.places().stream()
                        .mapToDouble(place -> score(place, asked))
                        .max()
                        .orElse(0);
                found.add(new Found(entry, entry.page().topic().startsWith(REASONS) ? score * REASON : score));
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

    /** Words count alike wherever they stand; two in their order count more where things are explained. */
    private double score(Place place, Set<String> asked) {
        return weight(place.terms(), asked, false) + place.block().weight() * weight(place.terms(), asked, true);
    }

    private double weight(Set<String> terms, Set<String> asked, boolean pairs) {
        return asked.stream()
                .filter(term -> isPair(term) == pairs && terms.contains(term))
                .mapToDouble(this::weight)
                .sum();
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
                entry.places().stream()
                        .max(Comparator.comparingDouble(place -> score(place, asked)))
                        .map(place -> line(place.block(), asked))
                        .orElse(""));
    }

    private String line(Block block, Set<String> asked) {
        return block.lines().stream()
                .max(Comparator.comparingDouble(line -> asked.stream()
                        .filter(terms(line)::contains)
                        .mapToDouble(this::weight)
                        .sum()))
                .map(line -> Inline.text(
                        line.replaceAll("^(?:[ |>-]|\\* )+|\\|", " ").strip()))
                .orElse("");
    }

    private static boolean isPair(String term) {
        return term.indexOf(BETWEEN) >= 0;
    }

    /** The words of a text, and each two that stand one behind the other, small ones and numbers, too. */
    private static Set<String> terms(String text) {
        Set<String> terms = words(text);
        String before = "";
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (!before.isEmpty()) {
                terms.add(before + BETWEEN + word);
            }
            before = word;
        }
        return terms;
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
