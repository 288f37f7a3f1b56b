package io.widgetry.shell.internal.docs;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

public class SearchTest {
    private final Search search = new Search(List.of(
            Page.of("one", """
                    # One
                    Of widgets, and the widgets that are there.
                    ## The store
                    What a widget keeps. The store is small.
                    ## Refusals
                    | sentence | what to do |
                    |---|---|
                    | `needs package P, which no bundle exports` | embed the package |
                    """.lines().toList()), Page.of("two", """
                    # Two
                    Of the store, too, and of many other things that nobody looks for.
                    ## onMediaEvent
                    A fact.
                    """.lines().toList())));

    private List<String> found(String text) {
        return search.find(text, 9).stream()
                .map(hit -> (hit.topic() + " " + hit.slug()).strip())
                .toList();
    }

    @Test
    public void aHeadingCountsMoreThanAMention() {
        assertEquals(List.of("one the-store", "two"), found("store"));
    }

    @Test
    public void aSentenceFindsWhatItIsAboutWhateverNamesAreInIt() {
        assertEquals(
                "one refusals",
                found(
                                "crm.jar refused: needs package com.acme.crm [1.2,2), which no bundle exports. What runs is unchanged.")
                        .get(0));
        assertEquals(
                "needs package P, which no bundle exports   embed the package",
                search.find("needs package com.acme", 1).get(0).line());
    }

    @Test
    public void partsOfJoinedWordsAreFound() {
        assertEquals(List.of("two onmediaevent"), found("media"));
        assertEquals(List.of("two onmediaevent"), found("onMediaEvent"));
    }

    @Test
    public void whatIsNowhereIsNotFound() {
        assertEquals(List.of(), found("zebra"));
        assertEquals(List.of(), found("?!"));
    }

    private static Page page(String topic, String text) {
        return Page.of(topic, text.lines().toList());
    }

    private static List<String> topics(String text, Page... pages) {
        return new Search(List.of(pages))
                .find(text, 9).stream().map(Search.Hit::topic).toList();
    }

    @Test
    public void commonWordsInTheirOrderFindTheSentence() {
        Page words = page("a", "# A\nIs there one of its kind? None, and widgets are not.\n");
        Page sentence = page("b", "# B\nOf none it says: `X is started, but none of its\nwidgets is there`.\n");
        assertEquals(List.of("b", "a"), topics("none of its widgets is there", words, sentence));
    }

    @Test
    public void aRowOfALongTableCountsAsMuchAsAShortSection() {
        String rows = IntStream.range(0, 600)
                .mapToObj(i -> "| error word" + i + " | mend word" + i + " |\n")
                .collect(Collectors.joining());
        Page longTable =
                page("b", "# B\n| it says | do |\n|---|---|\n" + rows + "| no desk runs in DIR | start it |\n");
        assertEquals(
                List.of("b", "a"),
                topics("no desk runs in /home/x", page("a", "# A\nA home has a desk that runs.\n"), longTable));
    }

    @Test
    public void whatExplainsGoesBeforeSamplesAndBeforeReasons() {
        String sentence = "the port 80 is taken";
        assertEquals(
                List.of("c", "b", "a", "d", "decisions/0001"),
                topics(
                        sentence,
                        page("decisions/0001", "# 0001\nthe port 80 is taken\n"),
                        page("a", "# A\n```\nthe port 80 is taken\n```\n"),
                        page("b", "# B\nthe port 80 is taken\n"),
                        page("d", "# D\n```\n$ find 'the port 80 is taken'\n```\n"),
                        page("c", "# C\n| the port 80 is taken | end what has it |\n")));
    }
}
