package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult.Reason;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Every malformed event that came to mind, each with the sentence that the operator reads. */
@RunWith(Parameterized.class)
public class MalformedEventsTest {
    private static final String SECRET = "s3cret-t0ken";

    private final CloudEvents codec = new CloudEvents(new PayloadMapper(JsonLimits.DEFAULT));
    private final String line;
    private final String message;

    public MalformedEventsTest(String line, String message) {
        this.line = line;
        this.message = message;
    }

    @Parameters(name = "{1}: {0}")
    public static List<Object[]> lines() {
        return List.of(
                // not JSON
                bad("", "not JSON: the text is empty"),
                bad("   ", "not JSON: the text is empty"),
                bad(
                        "onInteractionEvent",
                        "not JSON: a word that is neither true, false nor null, or a string without quotes at column 1"),
                bad("{", "not JSON: the text ends too early at column 2"),
                bad("{\"specversion\":\"1.0\"", "not JSON: the text ends too early at column 21"),
                bad(
                        "{\"id\":\"a\",}",
                        "not JSON: unexpected character ('}' (code 125)): was expecting double-quote to start field name"
                                + " at column 11"),
                bad(
                        "{'id':'a'}",
                        "not JSON: unexpected character (''' (code 39)): was expecting double-quote to start field name"
                                + " at column 2"),
                bad(
                        "{\"id\" \"a\"}",
                        "not JSON: unexpected character ('\"' (code 34)): was expecting a colon to separate field name"
                                + " and value at column 7"),
                bad(
                        "{\n\"id\":\"a\"\n\"type\":\"b\"}",
                        "not JSON: unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"
                                + " at line 3, column 1"),
                bad("{\"id\":NaN}", "not JSON: a number in a form that JSON does not have at column 10"),
                bad("{\"id\":01}", "not JSON: a number in a form that JSON does not have at column 8"),
                bad(
                        "{\"id\":1.}",
                        "not JSON: unexpected character ('}' (code 125)) in numeric value: Decimal point not followed by"
                                + " a digit at column 8"),
                bad("{\"id\":\"a\tb\"}", "not JSON: a control character within a string has to be escaped at column 9"),
                bad(
                        "{\"id\":\"\\q\"}",
                        "not JSON: a string holds a backslash escape that JSON does not have at column 9"),
                bad("{\"x\":[1}", "not JSON: a closing bracket without its opening one at column 8"),
                bad(
                        "\ufeff{}",
                        "not JSON: unexpected character ('\ufeff' (code 65279 / 0xfeff)): expected a valid value"
                                + " (JSON String, Number, Array, Object or token 'null', 'true' or 'false') at column 1"),
                // no event
                bad("[" + Lines.event("onMessageEvent", "1") + "]", "an event is one JSON object, got an array"),
                bad("\"text\"", "an event is one JSON object, got a string"),
                bad("7", "an event is one JSON object, got a number"),
                bad("null", "an event is one JSON object, got null"),
                bad("true", "an event is one JSON object, got a boolean"),
                bad(Lines.event("onMessageEvent", "1") + " {}", after(" ")),
                bad(Lines.event("onMessageEvent", "1") + "}", after("")),
                bad(Lines.event("onMessageEvent", "1") + " xyz", after(" ")),
                // attributes
                bad("{}", "lacks specversion, id, source, type, agentid"),
                bad(without("specversion"), "lacks specversion"),
                bad(without("id"), "lacks id"),
                bad(without("source"), "lacks source"),
                bad(without("type"), "lacks type"),
                bad(without("agentid"), "lacks agentid"),
                bad(replaced("agentid", "null"), "lacks agentid"),
                bad(replaced("specversion", "1.0"), "specversion must be a string, got a number"),
                bad(replaced("id", "17"), "id must be a string, got a number"),
                bad(replaced("source", "{}"), "source must be a string, got an object"),
                bad(replaced("type", "true"), "type must be a string, got a boolean"),
                bad(replaced("agentid", "[\"a\"]"), "agentid must be a string, got an array"),
                bad(replaced("id", "\"\""), "id is empty"),
                bad(replaced("source", "\"\""), "source is empty"),
                bad(replaced("type", "\" \""), "type is empty"),
                bad(replaced("agentid", "\"\""), "agentid is empty"),
                bad(replaced("specversion", "\"0.3\""), "specversion \"0.3\" is not supported, only \"1.0\" is"),
                bad(replaced("type", "\"com.example.\""), "type \"com.example.\" has no event name after its last dot"),
                bad(Lines.with("\"subject\":7,"), "subject must be a string, got a number"),
                bad(Lines.with("\"subject\":\"\","), "subject is empty"),
                bad(Lines.with("\"time\":1700000000000,"), "time must be a string, got a number"),
                bad(Lines.with("\"time\":\"yesterday\","), badTime("yesterday")),
                bad(Lines.with("\"time\":\"2026-11-22\","), badTime("2026-11-22")),
                bad(Lines.with("\"time\":\"2026-11-22T09:00:00\","), badTime("2026-11-22T09:00:00")),
                bad(Lines.with("\"time\":\"a\\nb\","), badTime("a?b")),
                bad(
                        Lines.with("\"aftercontactwork\":\"true\","),
                        "aftercontactwork must be true or false, got a string"),
                bad(Lines.with("\"aftercontactwork\":1,"), "aftercontactwork must be true or false, got a number"),
                bad(
                        Lines.with("\"datacontenttype\":\"text/xml\","),
                        "datacontenttype \"text/xml\" is not supported: a payload is JSON"),
                bad(
                        Lines.with("\"data_base64\":\"e30=\","),
                        "data_base64 is not supported: a payload is JSON, and belongs in data as it is"),
                bad(Lines.with("\"id\":\"e-0\","), "id appears twice"),
                bad(Lines.with("\"data\":2,"), "data appears twice"),
                bad(Lines.with("\"agentid\":null,"), "agentid appears twice"),
                // payloads
                bad(withoutData("onInteractionEvent"), "onInteractionEvent needs data: an object"),
                bad(withoutData("onMessageEvent"), "onMessageEvent needs data: any JSON value"),
                wrongType("onParticipantsAdded", "{}", "an array", "an object"),
                wrongType("onRequestServicesEvent", "null", "an array", "null"),
                wrongType("onInteractionEvent", "[{}]", "an object", "an array"),
                wrongType("onInteractionEvent", "null", "an object", "null"),
                wrongType("onAgentStateEvent", "7", "an object", "a number"),
                wrongType("onInteractionTabChange", "\"true\"", "true or false", "a string"),
                wrongType("onInteractionTabChange", "1", "true or false", "a number"),
                wrongType("onSSOTokenRefreshEvent", "[\"" + SECRET + "\"]", "a string or an object", "an array"),
                // a payload is never quoted
                bad(
                        Lines.event("onSSOTokenRefreshEvent", SECRET),
                        "not JSON: a word that is neither true, false nor null, or a string without quotes at column 107"),
                bad(
                        Lines.event("onSSOTokenRefreshEvent", "{\"token\":\"" + SECRET + "\\q\"}"),
                        "not JSON: a string holds a backslash escape that JSON does not have at column 130"),
                bad(
                        Lines.eventDataFirst("onSSOTokenRefreshEvent", "{\"token\":\"" + SECRET + "\\q\"}"),
                        "not JSON: a string holds a backslash escape that JSON does not have at column 32"));
    }

    @Test
    public void theReasonIsSaidInOneSentence() {
        MalformedEventException e = assertThrows(MalformedEventException.class, () -> codec.read(line));

        assertEquals(message, e.getMessage());
        assertEquals(message.contains(" expects ") ? Reason.WRONG_PAYLOAD_TYPE : Reason.MALFORMED, e.reason());
    }

    @Test
    public void noPartOfASecretIsSaid() {
        for (Throwable e = assertThrows(MalformedEventException.class, () -> codec.read(line));
                e != null;
                e = e.getCause()) {
            assertFalse(e.toString().contains(SECRET.substring(0, 4)));
        }
    }

    private static Object[] bad(String line, String message) {
        return new Object[] {line, message};
    }

    private static Object[] wrongType(String event, String data, String expected, String got) {
        return bad(Lines.event(event, data), event + " expects " + expected + " as its data, got " + got);
    }

    private static String after(String blanks) {
        return "there is more text after the end of the event at column "
                + ((Lines.event("onMessageEvent", "1") + blanks).length() + 1);
    }

    private static String badTime(String time) {
        return "time \"" + time + "\" is not a time stamp of RFC 3339, such as 2026-11-22T09:00:00.000Z";
    }

    private static String without(String attribute) {
        return Lines.event("onMessageEvent", "1").replaceFirst("\"" + attribute + "\":\"[^\"]*\",", "");
    }

    private static String replaced(String attribute, String value) {
        return Lines.event("onMessageEvent", "1")
                .replaceFirst("\"" + attribute + "\":\"[^\"]*\"", "\"" + attribute + "\":" + value);
    }

    private static String withoutData(String type) {
        return Lines.event(type, "1").replace(",\"data\":1", "");
    }
}
