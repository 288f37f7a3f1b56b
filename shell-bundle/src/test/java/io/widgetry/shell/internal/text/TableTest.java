package io.widgetry.shell.internal.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
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
    public void aSentenceGoesOnBelowAndGivesWayBeforeAnythingIsCut() {
        String text = Table.of(Column.text("NAME"), Column.sentence("WHY"))
                .row("n".repeat(55), "it could not be kept, because its mailbox was full of other events")
                .row("short", "so it is")
                .toString();
        assertEquals(
                "NAME" + " ".repeat(53) + "WHY\n" + "n".repeat(55) + "  it could not be kept, because its mailbox\n"
                        + " ".repeat(57) + "was full of other events\nshort" + " ".repeat(52) + "so it is",
                text);
    }

    @Test
    public void aSentenceKeepsRoomForItself() {
        Table table = Table.of(Column.text("NAME"), Column.sentence("WHY")).row("n".repeat(90), "w ".repeat(90));
        assertTrue(table.toString().lines().allMatch(line -> Text.width(line) <= Text.WIDTH));
        assertTrue(table.toString().contains("\n" + "n".repeat(57) + "…  w w "));
    }

    @Test
    public void aSentenceForWhichThereIsNoRoomIsCut() {
        Table table = Table.of(Column.whole("NAME"), Column.sentence("WHY")).row("n".repeat(90), "w ".repeat(90));
        assertEquals(
                "n".repeat(90) + "  w w w w…", table.toString().lines().toList().get(1));
        assertEquals(2, table.toString().lines().count());
    }

    @Test
    public void aNameWithDotsKeepsItsEnd() {
        Table table = Table.of(Column.qualified("NAME"), Column.whole("X"))
                .row("com.acme.a", "x")
                .row("io.widgetry.sample.caller-card", "x".repeat(80));
        List<String> lines = table.toString().lines().toList();
        assertTrue(lines.get(1), lines.get(1).startsWith("com.acme.a          x"));
        assertTrue(lines.get(2), lines.get(2).startsWith("…ample.caller-card  xxx"));
    }

    @Test
    public void aTextKeepsTheWidthThatItIsGiven() {
        Table table = Table.of(Column.text("NAME", 15), Column.text("VERSION"), Column.whole("X"))
                .row("customer-picker", "1.0.0.SNAPSHOT", "x".repeat(70));
        assertTrue(table.toString().contains("\ncustomer-picker  1.0.0.SNAP…  xxx"));
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
