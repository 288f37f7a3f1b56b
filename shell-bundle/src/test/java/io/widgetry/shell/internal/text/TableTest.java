package io.widgetry.shell.internal.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;

public class TableTest {

    @Test
    public void textGoesLeftAndNumbersGoRightWithSeparators() {
        Table table = Table.of(Column.text("NAME"), Column.number("COUNT"), Column.text("STATE"))
                .row("ann", 1_204L, "fine")
                .row("benjamin", 7, "fine, too");
        assertEquals("""
                NAME      COUNT  STATE
                ann       1,204  fine
                benjamin      7  fine, too""", table.toString());
    }

    @Test
    public void whatIsAbsentIsADash() {
        Table table = Table.of(Column.text("A"), Column.text("B"), Column.text("C"), Column.text("D"))
                .row(null, "", Optional.empty(), Optional.of("x"));
        assertEquals("A  B  C  D\n–  –  –  x", table.toString());
    }

    @Test
    public void aTableThatIsTooWideCutsItsWidestTextFirst() {
        String text = Table.of(Column.whole("ID"), Column.text("LONG"), Column.text("SHORT"), Column.number("N"))
                .row("0123456789", "l".repeat(200), "short text", 123_456)
                .toString();
        assertEquals(
                "ID          LONG" + " ".repeat(65) + "SHORT             N\n" + "0123456789  " + "l".repeat(66)
                        + "…  short text  123,456",
                text);
        assertTrue(text.lines().allMatch(line -> Text.width(line) == 100));
    }

    @Test
    public void aTableNeverGetsWiderThanALine() {
        Table table = Table.of(Column.whole("A"), Column.whole("B"), Column.text("C"))
                .row("a".repeat(80), "b".repeat(80), "日本".repeat(80));
        assertTrue(table.toString().lines().allMatch(line -> Text.width(line) <= Text.WIDTH));
    }

    @Test
    public void cellsAreCleaned() {
        Table table = Table.of(Column.text("NAME"), Column.text("X")).row("a\u001B[2Jb\nc", "x");
        assertEquals("NAME  X\nab c  x", table.toString());
    }

    @Test
    public void aRowHasACellForEachColumn() {
        Table table = Table.of(Column.text("A"), Column.text("B"));
        assertThrows(IllegalArgumentException.class, () -> table.row("a"));
    }
}
