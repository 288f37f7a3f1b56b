package io.widgetry.sample.interactionlog.internal;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class CsvTest {

    @Test
    public void cellsAreSeparatedByCommasAndTheLineEndsWithCrLf() {
        assertEquals("a,b c,1\r\n", line("a", "b c", "1"));
    }

    @Test
    public void nothingIsAnEmptyCell() {
        assertEquals(",,x\r\n", line(null, "", "x"));
    }

    @Test
    public void commasQuotesAndLineBreaksAreQuoted() {
        assertEquals(
                "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"old\rmac\"\r\n",
                line("a,b", "say \"hi\"", "two\nlines", "old\rmac"));
    }

    @Test
    public void aFormulaIsText() {
        assertEquals("'=1+1,'+49,'-1,'@SUM(A1),'\t=1,'＝1\r\n", line("=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "＝1"));
    }

    @Test
    public void aFormulaThatNeedsQuotesIsTextToo() {
        assertEquals(
                "\"'=HYPERLINK(\"\"http://a.example\"\",\"\"b\"\")\"\r\n",
                line("=HYPERLINK(\"http://a.example\",\"b\")"));
    }

    @Test
    public void aSignInsideACellIsLeftAlone() {
        assertEquals("a=b,2026-11-23\r\n", line("a=b", "2026-11-23"));
    }

    private static String line(String... cells) {
        List<String> list = Arrays.asList(cells);
        return Csv.line(list);
    }
}
