package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult.Reason;
import org.junit.Test;

/** Each limit lets pass what reaches it, and refuses what exceeds it, naming itself and its value. */
public class JsonLimitsTest {
    private static final JsonLimits LIMITS = new JsonLimits(400, 5, 20, 12, 11);

    private final PayloadMapper mapper = new PayloadMapper(LIMITS);
    private final CloudEvents codec = new CloudEvents(mapper);

    @Test
    public void aTextThatIsTooLongIsRefused() throws Exception {
        String line = message("1");
        codec.read(line + " ".repeat(400 - line.length()));

        assertRefused(
                line + " ".repeat(401 - line.length()),
                "the text of 401 characters is longer than the limit of 400 (jsonMaxLength)");
    }

    @Test
    public void nestingThatIsTooDeepIsRefused() throws Exception {
        codec.read(message("[[[[1]]]]"));

        assertRefused(
                message("[[[[[1]]]]]"), "objects and arrays are nested deeper than the limit of 5 (jsonMaxDepth)");
    }

    @Test
    public void aStringThatIsTooLongIsRefused() throws Exception {
        codec.read(message("\"" + "a".repeat(20) + "\""));

        assertRefused(
                message("\"" + "a".repeat(21) + "\""),
                "a string is longer than the limit of 20 characters (jsonMaxString)");
    }

    @Test
    public void aNumberThatIsTooLongIsRefused() throws Exception {
        codec.read(message("[123456789012,1.3456789012]"));

        assertRefused(message("1234567890123"), "a number is longer than the limit of 12 characters (jsonMaxNumber)");
        assertRefused(message("1.3456789012345"), "a number is longer than the limit of 12 characters (jsonMaxNumber)");
    }

    @Test
    public void aNameThatIsTooLongIsRefused() throws Exception {
        codec.read(message("{\"elevenchars\":1}"));

        assertRefused(
                message("{\"twelve chars\":1}"), "a name is longer than the limit of 11 characters (jsonMaxName)");
    }

    @Test
    public void thePayloadAloneHasTheSameLimits() {
        MalformedEventException e =
                assertThrows(MalformedEventException.class, () -> mapper.bind(null, "\"" + "a".repeat(21) + "\""));

        assertEquals(Reason.LIMIT, e.reason());
    }

    @Test
    public void limitsBelowOneAreNoLimits() {
        assertThrows(IllegalArgumentException.class, () -> new JsonLimits(1, 0, 1, 1, 1));
    }

    private static String message(String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/\",\"type\":\"onMessageEvent\",\"agentid\":\"a\","
                + "\"data\":" + data + "}";
    }

    private void assertRefused(String line, String message) {
        MalformedEventException e = assertThrows(MalformedEventException.class, () -> codec.read(line));
        assertEquals(message, e.getMessage());
        assertEquals(Reason.LIMIT, e.reason());
    }
}
