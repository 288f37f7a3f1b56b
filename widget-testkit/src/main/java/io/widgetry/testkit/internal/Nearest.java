package io.widgetry.testkit.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody who mistyped a name meant. */
public final class Nearest {
    private Nearest() {}

    /** {@return the most similar name, if one is similar enough} */
    public static Optional<String> to(String name, Collection<String> names) {
        return names.stream()
                .filter(each -> distance(name, each) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(each -> distance(name, each)));
    }

    /** How many letters have to be added, taken away or changed; upper and lower case are the same. */
    private static int distance(String one, String two) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = two.toLowerCase(Locale.ROOT);
        if (Arrays.equals(a.chars().sorted().toArray(), b.chars().sorted().toArray())) {
            return a.equals(b) ? 0 : 1; // letters that have changed places
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
