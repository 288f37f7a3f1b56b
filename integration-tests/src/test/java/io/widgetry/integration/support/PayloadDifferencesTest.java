package io.widgetry.integration.support;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.payload.CardFocus;
import io.widgetry.api.payload.FocusContext;
import io.widgetry.api.payload.WidgetMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** The comparison finds what it is there to find. */
public class PayloadDifferencesTest {
    private final CardFocus focus = new CardFocus(new FocusContext("7", null, Map.of()), Map.of("$$key", 1.50));

    @Test
    public void noneWhereTheRecordSaysWhatTheJsonSays() {
        assertDifferences("{\"context\":{\"id\":\"7\",\"workRequestId\":null},\"$$key\":1.5}", focus);
        assertDifferences("[1,null,{\"a\":false}]", new WidgetMessage(Arrays.asList(1, null, Map.of("a", false))));
    }

    @Test
    public void anotherValueIsFound() {
        assertDifferences(
                "{\"context\":{\"id\":\"8\"},\"$$key\":1.5}", focus, "$.context.id is 8 in JSON and 7 in the record");
    }

    @Test
    public void aFieldThatTheRecordLacksIsFound() {
        assertDifferences(
                "{\"context\":{\"id\":\"7\",\"more\":true},\"$$key\":1.5}",
                focus,
                "$.context.more is true in JSON and null in the record");
    }

    @Test
    public void aFieldThatTheJsonLacksIsFound() {
        assertDifferences("{\"context\":{\"id\":\"7\"}}", focus, "$.$$key is made up");
    }

    private static void assertDifferences(String json, Record payload, String... expected) {
        assertEquals(List.of(expected), PayloadDifferences.between(json, payload));
    }
}
