package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.Untyped;
import io.widgetry.api.payload.WidgetMessage;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.SourceEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** What is read from a well-formed event. */
public class CloudEventsReadTest {
    private final CloudEvents codec = new CloudEvents(new PayloadMapper(JsonLimits.DEFAULT));

    @Test
    public void allAttributesAreRead() throws Exception {
        SourceEvent event = codec.read("{\"specversion\":\"1.0\",\"id\":\"e-17\",\"source\":\"/cti/east\","
                + "\"type\":\"onInteractionEndedEvent\",\"subject\":\"bffae854\",\"time\":\"2026-11-22T09:00:00.000Z\","
                + "\"agentid\":\"600008\",\"aftercontactwork\":true,\"datacontenttype\":\"application/json\","
                + "\"data\":{\"id\":\"bffae854\",\"state\":\"ALERTING\"}}");

        assertEquals("onInteractionEndedEvent", event.type());
        assertEquals("600008", event.agentId());
        assertEquals(Optional.of("e-17"), event.id());
        assertEquals("/cti/east", event.source());
        assertEquals(Optional.of("bffae854"), event.interactionId());
        assertEquals(Optional.of(Instant.parse("2026-11-22T09:00:00Z")), event.time());
        assertTrue(event.afterContactWork());
        assertEquals(Optional.of("{\"id\":\"bffae854\",\"state\":\"ALERTING\"}"), event.json());
        assertEquals("ALERTING", ((Interaction) event.payload().orElseThrow()).state());
    }

    @Test
    public void theOrderOfAttributesDoesNotMatter() throws Exception {
        String data = "{\"id\":\"i\",\"title\":\"T\"}";
        SourceEvent typeFirst = codec.read(Lines.event("onInteractionEvent", data));
        SourceEvent dataFirst = codec.read(Lines.eventDataFirst("onInteractionEvent", data));

        assertEquals(typeFirst.payload(), dataFirst.payload());
        assertEquals(typeFirst.json(), dataFirst.json());
        assertEquals(Optional.of("i"), dataFirst.interactionId());
    }

    @Test
    public void ofTheTypeOnlyTheLastSegmentCounts() throws Exception {
        SourceEvent event = codec.read(Lines.event("com.example.cti.onInteractionEvent", "{}"));

        assertEquals("onInteractionEvent", event.type());
        assertTrue(event.payload().orElseThrow() instanceof Interaction);
    }

    @Test
    public void aNameOutsideTheCatalogueIsReadWithAnyDataOrNone() throws Exception {
        SourceEvent event = codec.read(Lines.event("onSomethingNew", "{\"a\":1}"));
        SourceEvent closed = codec.read("{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/\","
                + "\"type\":\"interactionClosed\",\"subject\":\"i\",\"agentid\":\"a\"}");

        assertEquals(Optional.of(new Untyped(Map.of("a", 1))), event.payload());
        assertEquals(Optional.empty(), closed.json());
        assertEquals(Optional.empty(), closed.payload());
        assertEquals(Optional.of("i"), closed.interactionId());
    }

    @Test
    public void nullIsAValueOfAMessage() throws Exception {
        SourceEvent event = codec.read(Lines.event("onMessageEvent", "null"));

        assertEquals(Optional.of("null"), event.json());
        assertEquals(Optional.of(new WidgetMessage(null)), event.payload());
    }

    @Test
    public void anAttributeThatIsNullIsAbsent() throws Exception {
        SourceEvent event = codec.read(
                Lines.with(
                        "\"subject\":null,\"time\":null,\"aftercontactwork\":null,\"datacontenttype\":null,\"data_base64\":null,"));

        assertEquals(Optional.empty(), event.interactionId());
        assertEquals(Optional.empty(), event.time());
        assertFalse(event.afterContactWork());
    }

    @Test
    public void otherExtensionsAreIgnored() throws Exception {
        assertEquals(
                "onMessageEvent",
                codec.read(Lines.with("\"traceparent\":\"00-ab\",\"partitionkey\":7,\"odd\":{\"a\":[1]},"))
                        .type());
    }

    @Test
    public void anyJsonContentTypeWillDo() throws Exception {
        for (String type : new String[] {"application/json; charset=utf-8", "text/json", "application/x+JSON"}) {
            codec.read(Lines.with("\"datacontenttype\":\"" + type + "\","));
        }
    }

    @Test
    public void theInteractionIsTheSubjectElseThePayloads() throws Exception {
        assertEquals(Optional.of("s"), interaction("\"subject\":\"s\",", "onMediaEvent", "{\"interactionId\":\"m\"}"));
        assertEquals(Optional.of("m"), interaction("", "onMediaEvent", "{\"interactionId\":\"m\"}"));
        assertEquals(Optional.of("o"), interaction("", "onMediaMessageEvent", "{\"interactionId\":\"o\"}"));
        assertEquals(Optional.of("x"), interaction("", "onInteractionEvent", "{\"id\":\"i\",\"interactionId\":\"x\"}"));
        assertEquals(Optional.of("i"), interaction("", "onAnyInteractionEvent", "{\"id\":\"i\"}"));
        assertEquals(
                Optional.of("i"), interaction("", "onInteractionEndedEvent", "{\"id\":\"i\",\"interactionId\":7}"));
        assertEquals(Optional.of("u"), interaction("", "onSomethingNew", "{\"interactionId\":\"u\"}"));
        assertEquals(Optional.empty(), interaction("", "onNavigationEvent", "{\"id\":\"tab__1\"}"));
        assertEquals(Optional.empty(), interaction("", "onMediaMessageEvent", "{\"messageId\":\"m\"}"));
        assertEquals(Optional.empty(), interaction("", "onInteractionEvent", "{\"id\":\"\"}"));
        assertEquals(Optional.empty(), interaction("", "onParticipantsAdded", "[{\"interactionId\":\"p\"}]"));
    }

    private Optional<String> interaction(String attributes, String type, String data) throws MalformedEventException {
        return codec.read("{" + attributes + Lines.event(type, data).substring(1))
                .interactionId();
    }
}
