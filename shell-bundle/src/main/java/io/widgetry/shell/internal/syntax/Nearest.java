package io.widgetry.shell.internal.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What somebody may have meant who has mistyped a name. */
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /**
     * The names that differ from a word by a few letters.
     *
     * @param word what was typed
     * @param names the names that there are
     * @return the nearest first, three at most
     */
    public static List<String> to(String word, Collection<String> names) {
        // an over-long word is nobody's slip of the keyboard, and comparing it would take long
        if (word.length() > 100) {
            return List.of();
        }
        int most = Math.max(1, Math.min(3, word.length() / 3));
        return names.stream()
                .distinct()
                .filter(name -> Math.abs(name.length() - word.length()) <= most)
                .filter(name -> distance(word, name) <= most)
                .sorted(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /**
     * Names in a sentence: {@code a}, {@code a or b}, {@code a, b or c}.
     *
     * @param names at least one
     * @param last the word before the last name
     * @return the text
     */
    public static String joined(List<String> names, String last) {
        int end = names.size() - 1;
        return end == 0 ? names.get(0) : String.join(", ", names.subList(0, end)) + " " + last + " " + names.get(end);
    }

    /** How many letters have to be put in, left out, changed or swapped with their neighbour; case does not count. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
