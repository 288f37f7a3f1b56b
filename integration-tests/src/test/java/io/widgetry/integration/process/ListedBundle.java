package io.widgetry.integration.process;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line of {@code lb -s}.
 *
 * @param name the symbolic name
 */
record ListedBundle(long id, String state, String name, String version) {

    private static final Pattern LINE =
            Pattern.compile("^\\s*(\\d+)\\|(\\w+)\\s*\\|\\s*\\d+\\|(\\S+) \\((\\S+)\\)", Pattern.MULTILINE);

    /** Everything that is installed, the framework included, by id. */
    static List<ListedBundle> all(String listing) {
        return LINE.matcher(listing).results().map(ListedBundle::of).toList();
    }

    private static ListedBundle of(MatchResult line) {
        return new ListedBundle(Long.parseLong(line.group(1)), line.group(2), line.group(3), line.group(4));
    }
}
