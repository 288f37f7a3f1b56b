package io.widgetry.shell.internal.command;

import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Nearest;
import io.widgetry.shell.internal.text.Ids;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Text;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The kinds of things that have names: how one is chosen by what was typed, and what is said where none can be. */
enum Noun {
    AGENT("No agent %s is signed in", "the signed-in agents are %s", "nobody is signed in", "agents", "agent:list"),
    INTERACTION(
            "No interaction %s is live", "the live ones are %s", "there is none", "interactions", "interaction:list"),
    WIDGET("No widget %s is deployed", "the deployed widgets are %s", "there is none", "widgets", "widget:list"),
    BROWSER_WIDGET(
            "There is no browser widget %s", "there are %s", "there is none at all", "browser widgets", "web:widgets"),
    EVENT("No event %s is known", "the known ones are %s", "there is none", "events", "event:catalog"),
    BUNDLE("No bundle %s is deployed", "the deployed ones are %s", "there is none", "bundles", "deploy:list"),
    FEED("There is no feed %s", "the feeds are %s", "none has been played since the start", "feeds", "feed:list"),
    RECORDING("There is no recording %s", "the recordings are %s", "none has been made", "recordings", "feed:list"),
    TOPIC("There is no page %s", "the pages are %s", "none is here", "pages", "docs:list"),
    SECTION("The page has no section %s", "it has %s", "it has none at all", "sections", "docs:show without SECTION"),
    CHECK("There is no health check %s", "the checks are %s", "there is none at all", "checks", "health"),
    CONTEXT("It has no instance for %s", "it has some for %s", "it has none at all", "contexts", "widget:info"),
    COMMAND("There is no command %s", "the commands are %s", "there is none", "commands", "help");

    /** So many names are told in a sentence. */
    private static final int FEW = 6;

    private static final int LONGEST = 48;

    private final String absent;
    private final String present;
    private final String nothing;
    private final String many;
    private final String listing;

    Noun(String absent, String present, String nothing, String many, String listing) {
        this.absent = absent;
        this.present = present;
        this.nothing = nothing;
        this.many = many;
        this.listing = listing;
    }

    /**
     * Chooses a name.
     *
     * @param typed the name, its beginning, or an abbreviation with {@code …} as the tables show it
     * @param names the names that there are
     * @return the one that was meant
     * @throws CommandException if there is none, or more than one
     */
    String choose(String typed, Collection<String> names) throws CommandException {
        if (names.contains(typed)) {
            return typed;
        }
        List<String> meant =
                new TreeSet<>(names).stream().filter(name -> fits(typed, name)).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        throw new CommandException(
                meant.isEmpty()
                        ? unknown(typed, names)
                        : "%s can be %s %s: %s. Write more of it."
                                .formatted(told(typed), Numbers.text(meant.size()), many, listed(shown(meant, names))));
    }

    /** Whether a name can be what was typed. */
    boolean fits(String typed, String name) {
        if (name.equals(typed)) {
            return true;
        }
        int cut = typed.indexOf(Ids.CUT);
        if (cut >= 0) {
            String begin = typed.substring(0, cut);
            String end = typed.substring(cut + 1);
            return name.length() >= begin.length() + end.length() && name.startsWith(begin) && name.endsWith(end);
        }
        if (this == BUNDLE) {
            // what is removed should have been meant: the last part, whole, is as short as it gets
            return !typed.isEmpty() && name.endsWith("." + typed);
        }
        // numbers are never abbreviated: feed 1 is not feed 12
        boolean whole = typed.isEmpty() || this == FEED || this == RECORDING;
        boolean anyCase = this == EVENT || this == TOPIC || this == SECTION;
        return !whole && name.regionMatches(anyCase, 0, typed, 0, typed.length());
    }

    /** A sentence for a name that there is not. */
    String unknown(String typed, Collection<String> names) {
        String sentence = absent.formatted(told(typed));
        if (names.isEmpty()) {
            return sentence + ": " + nothing + ".";
        }
        List<String> known = new TreeSet<>(names).stream().toList();
        if (known.size() == 1) {
            return sentence + "; there is only " + told(known.get(0)) + ".";
        }
        if (known.size() <= FEW) {
            return sentence + "; " + present.formatted(listed(shown(known, known))) + ".";
        }
        List<String> near = shown(Nearest.to(typed, known), known);
        return sentence
                + (near.isEmpty() ? "; " : "; did you mean " + Nearest.joined(near, "or") + "? ")
                + listing + " shows all " + Numbers.text(known.size()) + ".";
    }

    /** Names as they are told: long ids abbreviated, as in the tables. */
    private List<String> shown(List<String> names, Collection<String> all) {
        Ids ids = new Ids(this == INTERACTION || this == CONTEXT ? all : List.of());
        return names.stream()
                .map(name -> this == INTERACTION || this == CONTEXT ? ids.of(name) : name)
                .map(Noun::told)
                .toList();
    }

    /** Names in a sentence; of many, the first few and how many more. */
    static String listed(List<String> names) {
        List<String> few = names.stream().limit(FEW).toList();
        return names.size() <= FEW
                ? Nearest.joined(few, "and")
                : String.join(", ", few) + " and " + Numbers.text(names.size() - FEW) + " more";
    }

    private static String told(String name) {
        return name.isBlank() ? "\"" + name + "\"" : Text.cut(Text.clean(name), LONGEST);
    }
}
