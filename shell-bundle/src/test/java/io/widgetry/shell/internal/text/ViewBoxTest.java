package io.widgetry.shell.internal.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.View;
import java.util.List;
import org.junit.Test;

public class ViewBoxTest {

    @Test
    public void aViewIsABoxWithItsPlaceRowsItemsAndStatus() {
        View view = View.titled("Ann Archer")
                .row("From", "+49 30 1234")
                .row("Topic", "Billing")
                .row("Skill", "")
                .item("first")
                .item("second")
                .status("ALERTING");
        assertEquals("""
                ┌ Ann Archer ────────── 600008 · bffae854… ┐
                │ From   +49 30 1234                       │
                │ Topic  Billing                           │
                │ Skill  –                                 │
                │ • first                                  │
                │ • second                                 │
                ├──────────────────────────────────────────┤
                │ ALERTING                                 │
                └──────────────────────────────────────────┘""", ViewBox.draw(view, "600008 · bffae854…"));
    }

    @Test
    public void aTitleAloneIsAnEmptyBox() {
        assertEquals("""
                ┌ (no title) ────────────────────── 600008 ┐
                └──────────────────────────────────────────┘""", ViewBox.draw(View.titled(null), "600008"));
    }

    @Test
    public void aStatusWithoutABodyHasNoLineAboveIt() {
        assertEquals(
                3, ViewBox.draw(View.titled("T").status("fine"), "x").lines().count());
    }

    @Test
    public void everyLineIsEquallyWideAndNoneIsTooWide() {
        View view = View.titled("t".repeat(500))
                .row("l".repeat(300), "v".repeat(300))
                .items(List.of("日本".repeat(100), "word ".repeat(100)))
                .status("s".repeat(300));
        String box = ViewBox.draw(view, "p".repeat(300));
        assertTrue(box.lines().allMatch(line -> Text.width(line) == 100));
    }

    @Test
    public void whatWidgetsShowIsCleaned() {
        View view = View.titled("\u001B]0;title\u0007T")
                .row("\u001B[1ml", "\u001B[2Jv")
                .item("\u0007i")
                .status("\rs");
        String box = ViewBox.draw(view, "\u001B[0mp");
        assertTrue(box.chars().noneMatch(c -> c < ' ' && c != '\n'));
        assertTrue(box.contains("│ l  v"));
    }
}
