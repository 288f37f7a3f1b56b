package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.spi.SourceEvent;
import java.util.Optional;
import org.junit.Test;

public class JsonTailTest {

    private static ObservedEvent published(SourceEvent origin, String json) {
        return new ObservedEvent(
                origin.type(),
                "600008",
                origin.interactionId(),
                412,
                Samples.NINE,
                Optional.of(origin),
                json,
                3,
                Optional.empty());
    }

    @Test
    public void aPublishedEventIsTheCloudEventThatItWas() {
        SourceEvent origin = SourceEvent.of("onInteractionEndedEvent", "600008")
                .from("/cti/east", "e-17")
                .interaction("i-1")
                .afterContactWork(true)
                .build();
        assertEquals(
                "{\"specversion\":\"1.0\",\"id\":\"e-17\",\"source\":\"/cti/east\",\"type\":\"onInteractionEndedEvent\","
                        + "\"subject\":\"i-1\",\"time\":\"2026-11-22T09:00:00Z\",\"agentid\":\"600008\","
                        + "\"aftercontactwork\":true,\"sequence\":412,\"instances\":3,\"data\":{\"a\":1.0}}",
                new JsonTail().line(published(origin, "{\"a\":1.0}")));
    }

    @Test
    public void whatNoSourcePublishedSaysSoAndHasAnIdOfItsOwn() {
        assertEquals(
                "{\"specversion\":\"1.0\",\"id\":\"600008/412/onAnyInteractionEvent\",\"source\":\"/widgetry\","
                        + "\"type\":\"onAnyInteractionEvent\",\"subject\":\"" + Samples.CALL + "\","
                        + "\"time\":\"2026-11-22T09:00:12.331Z\",\"agentid\":\"600008\",\"sequence\":412,\"instances\":3,"
                        + "\"derived\":true,\"data\":{}}",
                new JsonTail().line(Samples.event(412, "onAnyInteractionEvent", "{}")));
    }

    @Test
    public void attributesAreEscapedAndTheLineIsOneLine() {
        SourceEvent origin = SourceEvent.of("on\"x\\", "600008")
                .from("/\n\u001B[2J", "\u0000")
                .build();
        String line = new JsonTail().line(published(origin, "[1,\n2]"));
        assertTrue(line, line.contains("\"id\":\"\\u0000\",\"source\":\"/\\n\\u001b[2J\",\"type\":\"on\\\"x\\\\\""));
        assertTrue(line, line.endsWith("\"data\":[1, 2]}"));
    }
}
