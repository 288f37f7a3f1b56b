package io.widgetry.shell.internal.text;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class NumbersTest {

    @Test
    public void amountsNameWhatIsCounted() {
        assertEquals("1 widget", Numbers.of(1, "widget", "widgets"));
        assertEquals("1,204 widgets", Numbers.of(1_204, "widget", "widgets"));
    }

    @Test
    public void ratesHaveADecimalWhereItCounts() {
        assertEquals("0/s", Numbers.perSecond(0));
        assertEquals("< 0.1/s", Numbers.perSecond(0.049));
        assertEquals("0.1/s", Numbers.perSecond(0.05));
        assertEquals("99.9/s", Numbers.perSecond(99.94));
        assertEquals("100/s", Numbers.perSecond(99.95));
        assertEquals("1,204/s", Numbers.perSecond(1_203.5));
    }
}
