package io.widgetry.shell.internal.docs;

import static org.junit.Assert.assertEquals;

import java.util.List;
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
}
