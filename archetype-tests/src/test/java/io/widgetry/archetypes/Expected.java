package io.widgetry.archetypes;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is to be printed: lines in which … stands for anything; alone on a line, for any lines. */
final class Expected {
    private static final String ANYTHING = "…";

    private Expected() {}

    /** Everything that was printed. */
    static Pattern whole(List<String> lines) {
        return Pattern.compile("\\A" + body(lines) + "\\s*\\z");
    }

    /** A part of what was printed, in whole lines. */
    static Pattern part(List<String> lines) {
        return Pattern.compile("(?m)^" + body(lines));
    }

    private static String body(List<String> lines) {
        return lines.stream().map(Expected::line).collect(Collectors.joining());
    }

    private static String line(String line) {
        return line.equals(ANYTHING)
                ? "(?:.*\\R)*?"
                : Pattern.quote(line).replace(ANYTHING, "\\E.*\\Q") + "[ ]*(?:\\R|\\z)";
    }
}
