package io.widgetry.health.internal.metrics;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text format as a monitoring system does, and refuses what is not of it. */
final class Scrape {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|summary)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (NaN|[+-]?Inf|-?[0-9.]+(?:E-?[0-9]+)?)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\\\\n\"])*)\"(?:,|$)");

    final Map<String, String> types = new LinkedHashMap<>();
    final Map<String, String> helps = new LinkedHashMap<>();
    /** Values by name and labels, the labels in their alphabetical order. */
    final Map<String, Double> values = new TreeMap<>();

    final Set<String> labels = new HashSet<>();

    Scrape(String text) {
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line does not end");
        }
        String family = "";
        for (String line : text.split("\n")) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                family = help.group(1);
                put(helps, family, help.group(2));
            } else if (type.matches()) {
                put(types, type.group(1), type.group(2));
                check(type.group(1).equals(family), line);
            } else {
                check(sample.matches(), line);
                check(sample.group(1).matches(Pattern.quote(family) + "(_count|_sum)?"), line);
                put(values, sample.group(1) + labels(sample.group(2)), number(sample.group(3)));
            }
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private String labels(String text) {
        if (text == null) {
            return "";
        }
        Map<String, String> found = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (end < text.length()) {
            check(label.find() && label.start() == end, text);
            put(found, label.group(1), label.group(2));
            labels.add(label.group(1));
            end = label.end();
        }
        return found.toString();
    }

    private static <V> void put(Map<String, V> map, String key, V value) {
        check(map.put(key, value) == null, key + " is there twice");
    }

    private static void check(boolean holds, String line) {
        if (!holds) {
            throw new AssertionError(line);
        }
    }

    /** The names of families that begin with a prefix. */
    Set<String> families(String prefix) {
        Set<String> found = new HashSet<>(types.keySet());
        found.removeIf(name -> !name.startsWith(prefix));
        return found;
    }
}
