package io.widgetry.shell.internal.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;

public class TextTest {

    @Test
    public void plainTextIsLeftAlone() {
        assertEquals("Ann Archer, Müller, 日本 🙂", Text.clean("Ann Archer, Müller, 日本 🙂"));
    }

    @Test
    public void nullIsEmpty() {
        assertEquals("", Text.clean(null));
    }

    @Test
    public void coloursAndCursorMovementsGo() {
        assertEquals("Ann red", Text.clean("Ann \u001B[31mred\u001B[0m\u001B[2J\u001B[10;10H"));
        assertEquals("Ann", Text.clean("Ann\u009B31m"));
    }

    @Test
    public void windowTitlesLinksAndClipboardWritesGoWithTheirContent() {
        assertEquals("before after", Text.clean("before\u001B]0;owned\u0007 after"));
        assertEquals("before after", Text.clean("before\u001B]52;c;ZXZpbA==\u001B\\ after"));
        assertEquals("before", Text.clean("before\u001BPunterminated"));
        assertEquals("before after", Text.clean("before\u009D0;owned\u009C after"));
    }

    @Test
    public void singleEscapesAndControlCharactersGo() {
        assertEquals("ab", Text.clean("a\u001Bcb"));
        assertEquals("a", Text.clean("a\u001B"));
        assertEquals("abc", Text.clean("a\bb\u0007c\u0000\u007F"));
    }

    @Test
    public void lineBreaksAndTabsBecomeBlanks() {
        assertEquals("a b c d e f", Text.clean("a\nb\tc\rd\u2028e\u0085f"));
    }

    @Test
    public void marksThatTurnTheLineAroundGo() {
        assertEquals("abcd", Text.clean("a\u202Eb\u2066c\u200Fd\uFEFF"));
    }

    @Test
    public void halfACharacterIsReplaced() {
        assertEquals("a\uFFFDb", Text.clean("a\uD83Db"));
    }

    @Test
    public void everyCleanTextIsFreeOfControls() {
        StringBuilder everything = new StringBuilder();
        for (int c = 0; c < 0x3000; c++) {
            everything.appendCodePoint(c).append("x");
        }
        String clean = Text.clean(everything.toString());
        assertTrue(clean.codePoints().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x202E));
    }

    @Test
    public void cleanJsonSaysTheSameWithoutControlCharacters() {
        assertEquals(
                "{\"a\": \"\\u009b31m\\u202e\\u007fé🙂\"}", Text.cleanJson("{\"a\":\n\"\u009b31m\u202e\u007fé🙂\"}"));
        assertEquals("\"\\ud83d\"", Text.cleanJson("\"\uD83D\""));
    }

    @Test
    public void wideCharactersTakeTwoColumns() {
        assertEquals(4, Text.width("日本"));
        assertEquals("日…", Text.cut("日本", 3));
        assertEquals("日本  ", Text.pad("日本", 6));
    }

    @Test
    public void cuttingKeepsWhatFits() {
        assertEquals("abc", Text.cut("abc", 3));
        assertEquals("ab…", Text.cut("abcd", 3));
        assertEquals("…", Text.cut("abcd", 1));
    }

    @Test
    public void cuttingTheBeginningKeepsTheEnd() {
        assertEquals("abc", Text.cutBeginning("abc", 3));
        assertEquals("…cd", Text.cutBeginning("abcd", 3));
        assertEquals("…", Text.cutBeginning("abcd", 1));
        assertEquals("…本", Text.cutBeginning("日本日本", 3));
    }

    @Test
    public void linesBreakBetweenWords() {
        assertEquals(
                List.of("one two", "three", "fourteen-", "letters"), Text.wrap("one two three fourteen-letters", 9));
    }

    @Test
    public void longWordsBreakAnywhereAndNothingGetsLost() {
        String word = "0123456789".repeat(25);
        List<String> lines = Text.wrap(word, 40);
        assertEquals(word, String.join("", lines));
        assertFalse(lines.stream().anyMatch(line -> line.length() > 40));
    }

    @Test
    public void wrappingEndsWhereNothingFits() {
        assertEquals(List.of("日", "本"), Text.wrap("日本", 1));
    }
}
