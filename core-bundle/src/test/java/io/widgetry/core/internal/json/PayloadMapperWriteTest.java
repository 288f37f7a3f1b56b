package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.payload.Participant;
import io.widgetry.api.payload.Service;
import io.widgetry.api.payload.Services;
import io.widgetry.api.payload.WidgetMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

/** What a widget may send, and what it is told about the rest. */
public class PayloadMapperWriteTest {
    private final PayloadMapper mapper = new PayloadMapper(new JsonLimits(1_000, 8, 1_000, 100, 100));

    @Test
    public void plainValuesAreWritten() {
        assertEquals("null", mapper.write(null));
        assertEquals("true", mapper.write(true));
        assertEquals("\"a\\\"\\n\u00fc\"", mapper.write(new StringBuilder("a\"\n\u00fc")));
        assertEquals("[1,[2.5],null]", mapper.write(Arrays.asList(1, List.of(2.5), null)));
        assertEquals("[1,2]", mapper.write(new int[] {1, 2}));
        assertEquals("[\"a\",null]", mapper.write(new Object[] {"a", null}));
    }

    @Test
    public void numbersKeepTheirText() {
        assertEquals(
                "[1,-2,1.0E+2,12345678901234567890,0.10,3.5,-0.0]",
                mapper.write(List.of(
                        1,
                        -2L,
                        new BigDecimal("1.0E+2"),
                        new BigInteger("12345678901234567890"),
                        new BigDecimal("0.10"),
                        3.5f,
                        -0.0)));
    }

    @Test
    public void aMapKeepsItsOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("zeta", 1);
        map.put("alpha", null);
        map.put("$$mid key", Map.of());

        assertEquals("{\"zeta\":1,\"alpha\":null,\"$$mid key\":{}}", mapper.write(map));
    }

    @Test
    public void recordsOfTheApiAreWrittenAsOnTheWire() {
        assertEquals(
                "[{\"id\":\"1\",\"name\":\"IT\",\"x\":7},{\"id\":\"2\"}]",
                mapper.write(
                        new Services(List.of(new Service("1", "IT", Map.of("x", 7)), new Service("2", null, null)))));
        assertEquals(
                "{\"type\":\"AGENT\",\"name\":\"A\",\"muted\":false,\"isSelf\":true}",
                mapper.write(new Participant("AGENT", null, "A", null, false, true, null)));
        assertEquals("\"hello\"", mapper.write(new WidgetMessage("hello")));
    }

    @Test
    public void whatJsonCannotSayIsRefusedByName() {
        assertRefused(
                Map.of("at", List.of(Instant.EPOCH)),
                "a java.time.Instant cannot be written as JSON: pass null, a Boolean, a Number, a String, a Map, a List,"
                        + " an array, or a record of io.widgetry.api.payload");
        assertRefused(
                new AtomicInteger(1),
                "a java.util.concurrent.atomic.AtomicInteger cannot be written as JSON: pass"
                        + " null, a Boolean, a Number, a String, a Map, a List, an array, or a record of io.widgetry.api.payload");
        assertRefused(Double.NaN, "JSON has no NaN: pass a finite number, a text or null");
        assertRefused(Float.POSITIVE_INFINITY, "JSON has no Infinity: pass a finite number, a text or null");
        assertRefused(Map.of(1, "one"), "the names of a JSON object are texts, and a map's key is a java.lang.Integer");
        assertRefused(
                Collections.singletonMap(null, 1), "the names of a JSON object are texts, and a map's key is null");
    }

    @Test
    public void aRecordOfTheWidgetsOwnIsRefused() {
        record Own(String text) {}

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> mapper.write(new Own("text")));
        assertTrue(e.getMessage(), e.getMessage().contains(Own.class.getName()));
    }

    @Test
    public void aValueThatContainsItselfIsRefused() {
        List<Object> self = new ArrayList<>();
        self.add(self);

        assertRefused(self, "a value is nested deeper than the limit of 8: does it contain itself?");
    }

    @Test
    public void aValueThatIsTooLongIsRefused() {
        assertRefused("a".repeat(1_000), "a value is longer as JSON than the limit of 1000 characters (jsonMaxLength)");
    }

    private void assertRefused(Object value, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> mapper.write(value))
                        .getMessage());
    }
}
