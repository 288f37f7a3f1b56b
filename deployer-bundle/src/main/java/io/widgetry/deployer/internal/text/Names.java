package io.widgetry.deployer.internal.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A set of dotted names, given by patterns: {@code a.b.*} is a.b and all below it, any other {@code *} stands for any
 * text, and {@code !} before a pattern excludes. The first pattern that matches a name decides; a name that none matches
 * is not in the set.
 */
public final class Names {
    private final List<Rule> rules;

    private record Rule(boolean included, Pattern pattern) {}

    private Names(List<Rule> rules) {
        this.rules = rules;
    }

    /** The names that the patterns describe. */
    public static Names of(List<String> patterns) {
        return new Names(patterns.stream()
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(Names::rule)
                .toList());
    }

    /** Whether the name is one of them. */
    public boolean contains(String name) {
        return rules.stream()
                .filter(rule -> rule.pattern().matcher(name).matches())
                .findFirst()
                .map(Rule::included)
                .orElse(false);
    }

    private static Rule rule(String text) {
        boolean included = !text.startsWith("!");
        String glob = included ? text : text.substring(1);
        boolean andBelow = glob.endsWith(".*");
        String head = andBelow ? glob.substring(0, glob.length() - 2) : glob;
        String regex = Pattern.quote(head).replace("*", "\\E.*\\Q") + (andBelow ? "(\\..*)?" : "");
        return new Rule(included, Pattern.compile(regex));
    }
}
