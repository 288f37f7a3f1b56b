package io.widgetry.shell.internal.text;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Long ids, abbreviated so that each of a collection can still be told from the others. */
public final class Ids {
    /** What stands for the part that is left out. */
    public static final String CUT = "…";

    /** An id that is not longer than this is shown whole. */
    private static final int WHOLE = 12;

    private static final int SHORTEST = 8;
    private static final int LONGEST = 20;
    private static final int END = 11;

    private final Map<String, String> abbreviations = new HashMap<>();

    /**
     * Abbreviates some ids.
     *
     * @param ids those that are told from each other
     */
    public Ids(Collection<String> ids) {
        Set<String> distinct = new HashSet<>(ids);
        List<String> cut = distinct.stream().filter(id -> id.length() > WHOLE).toList();
        int length = SHORTEST;
        while (length < LONGEST && !areToldApart(distinct, length)) {
            length++;
        }
        boolean beginnings = areToldApart(distinct, length);
        for (String id : cut) {
            // where even long beginnings are equal, the end tells more
            String end = beginnings ? "" : id.substring(id.length() - Math.min(END, id.length() - SHORTEST));
            String begin = id.substring(0, Math.min(beginnings ? length : SHORTEST, id.length()));
            String abbreviation = begin + CUT + end;
            abbreviations.put(id, abbreviation.length() < id.length() ? abbreviation : id);
        }
    }

    /** The beginning of one id, where nothing has to be told apart. */
    public static String abbreviate(String id) {
        return id.length() <= WHOLE ? id : id.substring(0, SHORTEST) + CUT;
    }

    /** The abbreviation of an id. One that is not among the ids is cut as if it stood alone. */
    public String of(String id) {
        return abbreviations.getOrDefault(id, abbreviate(id));
    }

    private static boolean areToldApart(Set<String> ids, int length) {
        return ids.stream()
                        .map(id -> id.substring(0, Math.min(length, id.length())))
                        .distinct()
                        .count()
                == ids.size();
    }
}
