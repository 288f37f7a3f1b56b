package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.spi.MalformedEventException;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Rule 17: whoever reads the raw JSON gets what was sent, character for character, of whatever type it is. */
@RunWith(Parameterized.class)
public class RawDataTest {
    private final CloudEvents codec = new CloudEvents(new PayloadMapper(JsonLimits.DEFAULT));
    private final String data;

    public RawDataTest(String data) {
        this.data = data;
    }

    @Parameters(name = "{0}")
    public static List<String> values() {
        return List.of(
                "null",
                "true",
                "false",
                "0",
                "-0",
                "-0.0",
                "1.0E+2",
                "1e400",
                "-1e-400",
                "1e99999999999",
                "12345678901234567890",
                "0.10000000000000000000000000000001",
                "\"\"",
                "\"plain\"",
                "\"Z\u00fcrich \u4f60\u597d \ud83d\ude00\"",
                "\"\\u00fc\\ud83d\\ude00\\n\\/\\\"\"",
                "\"\\ud83d alone\"",
                "[]",
                "{}",
                "[ 1 ,\t2.50,\n[ ] ]",
                "{ \"b\" : 1 , \"a\" : { \"$$hashKey\" : \"object:1\", \"two words\": -0 } }",
                "{\"a\":1,\"a\":2}",
                "\"" + "long ".repeat(20_000) + "\"");
    }

    @Test
    public void dataIsTheExactTextReceived() throws Exception {
        assertRaw(Lines.event("onMessageEvent", data));
        assertRaw(Lines.event("onSomethingNew", data));
    }

    @Test
    public void soItIsWithBlanksAround() throws Exception {
        assertRaw(Lines.event("onMessageEvent", " \t" + data + "\n ").replace("\"data\":", "\"data\" :"));
    }

    @Test
    public void soItIsWithTheDataFirst() throws Exception {
        assertRaw(Lines.eventDataFirst("onMessageEvent", data));
        assertRaw(" " + Lines.eventDataFirst("onSomethingNew", " " + data + " ") + " \n");
    }

    private void assertRaw(String line) throws MalformedEventException {
        assertEquals(data, codec.read(line).json().orElseThrow());
    }
}
