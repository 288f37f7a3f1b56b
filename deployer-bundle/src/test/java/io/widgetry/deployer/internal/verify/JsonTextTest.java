package io.widgetry.deployer.internal.verify;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

/** What is said of text that is no JSON. */
public class JsonTextTest {

    @Test
    public void saysWhatWasFoundInThePlaceOfWhat() {
        assertWrong("{\"a\": }", "1, column 7: found \"}\" where a value is expected");
        assertWrong("{\"a\": {}, }", "1, column 11: found \"}\" where a name in double quotes is expected");
        assertWrong("{\n  \"a\" {}}", "2, column 7: found \"{\" where \":\" is expected");
        assertWrong("{\"a\" 5}", "1, column 6: found a number where \":\" is expected");
        assertWrong(
                "{\"a\": {} \"b\"}",
                "1, column 12: found a text where \",\" or the end of this object or list is expected");
        assertWrong(
                "{\"a\": [1, true null]}",
                "1, column 19: found null where \",\" or the end of this object or list is" + " expected");
    }

    @Test
    public void saysThatNothingMayFollow() {
        assertWrong("{\"a\": {}}}", "1, column 10: found \"}\" after the end: nothing may follow the last brace");
        assertWrong("{} {}", "1, column 4: found \"{\" after the end: nothing may follow the last brace");
    }

    @Test
    public void namesTheCharacterThatCannotBeThere() {
        assertWrong("{a: 1}", "1, column 2: found \"a\", which cannot be here; names and texts stand in double quotes");
        assertWrong(
                "{'a': 1}", "1, column 2: found \"'\", which cannot be here; names and texts stand in double quotes");
        assertWrong("{\"a\": = }", "1, column 7: found \"=\", which cannot be here");
        assertWrong(
                "{\"a\": tru}",
                "1, column 10: found \"}\" in a word without quotes, which can only be true, false or null");
        assertWrong("{\"a\": \"b\n\"}", "1, column 9: found a line break, which cannot be here");
        assertWrong("{\"a\": \"\t\"}", "1, column 8: found the control character U+0009, which cannot be here");
    }

    private static void assertWrong(String text, String placeAndReason) {
        RefusedException refused =
                assertThrows(RefusedException.class, () -> JsonText.check(text, "something else is expected"));
        assertEquals("is wrong in line " + placeAndReason, refused.getMessage());
    }
}
