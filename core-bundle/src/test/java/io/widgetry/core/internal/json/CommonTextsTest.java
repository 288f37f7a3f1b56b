package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.ChannelStatus;
import io.widgetry.api.payload.SsoToken;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

/** Texts are read as they are, whatever was read before, and common ones are one object. */
public class CommonTextsTest {
    private final PayloadMapper mapper = new PayloadMapper(JsonLimits.DEFAULT);

    private String read(String text) throws Exception {
        String json = mapper.write(Map.of("name", text));
        return ((ChannelStatus) mapper.bind(DataEventType.CHANNEL_STATUS_UPDATE, json)).name();
    }

    @Test
    public void anyTextIsReadAsItIs() throws Exception {
        Random random = new Random(3);
        String letters = "ab\"\\\né€\uD83D\uDE00";
        for (int i = 0; i < 50_000; i++) { // many more than there are places: they are had by several in turn
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(letters.length() - 2)));
            }
            text.append(random.nextInt(10) == 0 ? "\uD83D\uDE00" : "");
            assertEquals(text.toString(), read(text.toString()));
        }
    }

    @Test
    public void aShortTextThatIsToldAgainIsTheSameObject() throws Exception {
        assertSame(read("NOT_READY"), read("NOT_READY"));
        assertSame(read(""), read(""));
    }

    @Test
    public void aLongTextIsNotKept() throws Exception {
        String text = "a text of an agent, or about a customer";
        assertNotSame(read(text), read(text));
    }

    @Test
    public void aTokenIsNotKeptHoweverShort() throws Exception {
        Object once = ((SsoToken) mapper.bind(DataEventType.SSO_TOKEN_REFRESH, "\"secret\"")).value();
        Object again = ((SsoToken) mapper.bind(DataEventType.SSO_TOKEN_REFRESH, "\"secret\"")).value();
        assertEquals(once, again);
        assertNotSame(once, again);
    }
}
