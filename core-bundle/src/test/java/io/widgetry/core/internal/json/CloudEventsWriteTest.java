package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;

import io.widgetry.api.spi.SourceEvent;
import java.time.Instant;
import org.junit.Test;

/** What is written can be read again. */
public class CloudEventsWriteTest {
    private final CloudEvents codec = new CloudEvents(new PayloadMapper(JsonLimits.DEFAULT));

    @Test
    public void anEventIsWrittenAsTheFeedFormatHasIt() {
        SourceEvent event = SourceEvent.of("onInteractionEndedEvent", "600008")
                .from("/cti/east", "e-17")
                .interaction("i \"1\"")
                .at(Instant.parse("2026-11-22T09:00:00.123456789Z"))
                .afterContactWork(true)
                .json("{\"z\":1.0E+2,\"a\":-0}")
                .build();

        assertEquals(
                "{\"specversion\":\"1.0\",\"id\":\"e-17\",\"source\":\"/cti/east\",\"type\":\"onInteractionEndedEvent\","
                        + "\"subject\":\"i \\\"1\\\"\",\"time\":\"2026-11-22T09:00:00.123456789Z\","
                        + "\"agentid\":\"600008\",\"aftercontactwork\":true,\"data\":{\"z\":1.0E+2,\"a\":-0}}",
                codec.write(event));
    }

    @Test
    public void whatWasReadIsWrittenBackUnchanged() throws Exception {
        String line = "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/s\",\"type\":\"interactionClosed\","
                + "\"subject\":\"i\",\"time\":\"2026-11-22T09:00:00Z\",\"agentid\":\"a\"}";

        assertEquals(line, codec.write(codec.read(line)));
    }

    @Test
    public void aPayloadOfManyLinesIsWrittenOnOne() throws Exception {
        String data = "{\n  \"text\" : \"a\\nb\",\r\n\t\"n\": 1\n}";
        String written = codec.write(
                SourceEvent.of("onMessageEvent", "a").from("/s", "e").json(data).build());

        assertFalse(written.contains("\n"));
        assertFalse(written.contains("\r"));
        assertEquals(Trees.of(data), Trees.of(codec.read(written).json().orElseThrow()));
    }

    @Test
    public void eventsWithoutAnIdGetDifferentOnes() throws Exception {
        SourceEvent event = SourceEvent.of("onMessageEvent", "a").json("1").build();

        assertNotEquals(
                codec.read(codec.write(event)).id(),
                codec.read(codec.write(event)).id());
    }
}
