package io.widgetry.shell.internal.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class DetailsTest {

    @Test
    public void valuesAreAlignedAndAbsentOnesAreLeftOut() {
        Details details = new Details()
                .row("Agent", "600008")
                .row("Nothing", null)
                .row("Empty", Optional.empty())
                .row("Blank", " ")
                .row("Events", 1_204L)
                .rows("Channels", List.of("VOICE READY", "EMAIL NOT_READY"));
        assertEquals("""
                Agent     600008
                Events    1,204
                Channels  VOICE READY
                          EMAIL NOT_READY""", details.toString());
    }

    @Test
    public void longValuesGoOnBelowTheirBeginning() {
        String text = new Details().row("Label", "word ".repeat(30)).toString();
        assertEquals(2, text.lines().count());
        assertTrue(text.lines().skip(1).allMatch(line -> line.startsWith("       word")));
        assertTrue(text.lines().allMatch(line -> line.length() <= 100));
    }

    @Test
    public void labelsAndValuesAreCleaned() {
        assertEquals("a b  c d", new Details().row("a\nb", "c\u001B[1m\nd").toString());
    }
}
