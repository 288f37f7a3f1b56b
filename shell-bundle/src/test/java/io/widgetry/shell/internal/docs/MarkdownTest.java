package io.widgetry.shell.internal.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.shell.internal.text.Text;
import java.util.List;
import org.junit.Test;

public class MarkdownTest {
    private static String text(String markdown) {
        return String.join("\n", Markdown.text(markdown.lines().toList()));
    }

    @Test
    public void aParagraphIsOneTextThatIsWrapped() {
        String words = "word ".repeat(30).strip();

        List<String> lines = Markdown.text(List.of(words, words, "", "another"));

        assertTrue(lines.toString(), lines.stream().allMatch(line -> Text.width(line) <= Text.WIDTH));
        assertEquals(60, String.join(" ", lines).split(" word|word ").length - 1);
        assertEquals("another", lines.get(lines.size() - 1));
        assertEquals("", lines.get(lines.size() - 2));
    }

    @Test
    public void marksAreTakenAwayAndCodeStays() {
        assertEquals(
                "Bold and emphasis and a*b* and **x** and <b> and 2 * 3 * 4.",
                text("**Bold** and *emphasis* and `a*b*` and `**x**` and `<b>` and 2 * 3 * 4."));
    }

    @Test
    public void aLinkToAPageSaysHowToOpenIt() {
        assertEquals(
                "see guarantees (docs:show guarantees), updates (docs:show writing-a-widget updates) and bnd"
                        + " <https://bnd.bndtools.org>,",
                text("see [guarantees](guarantees.md), [updates](writing-a-widget.md#updates) and"
                                + " [bnd](https://bnd.bndtools.org),")
                        .replace("\n", " "));
        assertEquals(
                "the schemas, below and the test",
                text("[the schemas](schemas), [below](#below) and [the test](../T.java)"));
    }

    @Test
    public void listsKeepTheirItemsAndTheirDepth() {
        assertEquals("""
                First:

                • one that goes on here
                • two
                  • deeper
                1. a step
                2. another""", text("""
                First:
                - one that
                  goes on here
                - two
                  - deeper
                1. a step
                2. another"""));
    }

    @Test
    public void codeIsIndentedAndNeverWrapped() {
        String line = "x".repeat(150);

        assertEquals(
                "Try:\n\n    $ mvn -q  package\n    # no heading\n    " + line + "\n\nDone.",
                text("Try:\n```\n$ mvn -q  package\n# no heading\n" + line + "\n```\nDone."));
    }

    @Test
    public void aTableHasItsColumnsOneBelowTheOther() {
        assertEquals("""
                name   meaning
                ──────────────
                port   where
                a | b  both""", text("""
                | name | meaning |
                |---|---|
                | `port` | where |
                | `a | b` | **both** |"""));
    }

    @Test
    public void aTableThatIsTooWideIsWrappedInItsCells() {
        String words = "word ".repeat(40).strip();

        List<String> lines =
                Markdown.text(List.of("| name | meaning |", "|---|---|", "| `port` | " + words + " |", "| x | y |"));

        assertTrue(lines.toString(), lines.stream().allMatch(line -> Text.width(line) <= Text.WIDTH));
        assertTrue(lines.get(2).startsWith("port  word word"));
        assertTrue(lines.get(3).startsWith("      word"));
        assertEquals(List.of("", "x     y"), lines.subList(lines.size() - 2, lines.size()));
    }

    @Test
    public void ofATableWithTooManyColumnsEachRowIsABlock() {
        String heads = "|" + " a long head |".repeat(14);
        String row = "|" + " 12,345 |".repeat(14);

        List<String> lines = Markdown.text(List.of(heads, "|" + "---|".repeat(14), row, row));

        assertEquals(29, lines.size());
        assertEquals("a long head  12,345", lines.get(0));
        assertEquals("", lines.get(14));
    }

    @Test
    public void commentsAndTagsAreNotShown() {
        assertEquals("Before.\n\n[A desk]", text("Before.\n\n<!-- code: a\nb -->\n<p>![A desk](img/desk.png)</p>"));
    }

    @Test
    public void nothingReachesTheTerminalThatCouldControlIt() {
        assertEquals("ab\n\n    cd", text("a\u001B[2Jb\n```\nc\u001B]0;title\u0007d\n```"));
    }
}
