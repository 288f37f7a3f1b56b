package io.widgetry.deployer.internal.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

public class NamesTest {

    @Test
    public void aTrailingStarMeansTheNameAndAllBelowIt() {
        Names names = Names.of(List.of("a.b.*"));
        assertEquals(
                List.of("a.b", "a.b.c", "a.b.c.d"),
                Stream.of("a", "a.b", "a.b.c", "a.b.c.d", "a.bc")
                        .filter(names::contains)
                        .toList());
    }

    @Test
    public void theFirstPatternThatMatchesDecides() {
        Names names = Names.of(List.of("!a.*.internal.*", " a.* ", "", "!a.b"));
        assertTrue(names.contains("a.b"));
        assertTrue(names.contains("a.internalb"));
        assertFalse(names.contains("a.x.internal"));
        assertFalse(names.contains("a.x.internal.y"));
        assertFalse(names.contains("b"));
    }

    @Test
    public void otherCharactersStandForThemselves() {
        Names names = Names.of(List.of("a+b.c", "*"));
        assertTrue(names.contains("a+b.c"));
        assertFalse(Names.of(List.of("a+b.c")).contains("aab.c"));
        assertTrue(names.contains("anything at all"));
    }
}
