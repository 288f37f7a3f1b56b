package io.widgetry.simulator.internal.text;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.Test;

public class JsonTest {
    @Test
    public void commasAreSetWhereTheyBelong() {
        Json json = new Json()
                .open()
                .text("a", "{")
                .text("b", "[:")
                .open("c")
                .close()
                .list("d")
                .end();
        json.list("e")
                .text("x")
                .text("y")
                .open()
                .flag("f", true)
                .number("g", 3)
                .close()
                .end()
                .raw("h", "null");
        assertEquals(
                "{\"a\":\"{\",\"b\":\"[:\",\"c\":{},\"d\":[],\"e\":[\"x\",\"y\",{\"f\":true,\"g\":3}],\"h\":null}",
                json.close().toString());
    }

    @Test
    public void anyTextSurvives() throws Exception {
        StringBuilder all = new StringBuilder("\"\\/</script>\u2028\uD83D\uDE00");
        for (char c = 0; c < 256; c++) {
            all.append(c);
        }
        JsonNode read = new JsonMapper()
                .readTree(new Json().open().text("t", all.toString()).close().toString());
        assertEquals(all.toString(), read.get("t").asText());
    }

    @Test
    public void itBeginsAnew() {
        Json json = new Json().open().text("a", "b").close();
        assertEquals("[]", json.clear().list().end().toString());
    }
}
