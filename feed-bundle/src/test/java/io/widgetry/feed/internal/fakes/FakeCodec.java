package io.widgetry.feed.internal.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes what the tests need of CloudEvents. */
public final class FakeCodec implements CloudEventCodec {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public SourceEvent read(String json) throws MalformedEventException {
        if (json.contains("codec fails")) {
            throw new IllegalStateException("secret payload");
        }
        JsonNode event;
        try {
            event = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new MalformedEventException(Reason.MALFORMED, "not JSON");
        }
        String agent = text(event, "agentid")
                .orElseThrow(() -> new MalformedEventException(Reason.MALFORMED, "lacks agentid"));
        return SourceEvent.of(text(event, "type").orElseThrow(), agent)
                .from(text(event, "source").orElseThrow(), text(event, "id").orElse(null))
                .interaction(text(event, "subject").orElse(null))
                .at(text(event, "time").map(Instant::parse).orElse(null))
                .afterContactWork(event.path("aftercontactwork").booleanValue())
                .json(event.has("data") ? event.get("data").toString() : null)
                .build();
    }

    private static Optional<String> text(JsonNode event, String name) {
        return Optional.ofNullable(event.get(name)).map(JsonNode::textValue);
    }

    @Override
    public String write(SourceEvent event) {
        if (event.type().equals("unwritable")) {
            throw new IllegalStateException("secret payload");
        }
        ObjectNode json = JSON.createObjectNode().put("type", event.type()).put("agentid", event.agentId());
        json.put("source", event.source());
        event.id().ifPresent(id -> json.put("id", id));
        event.interactionId().ifPresent(id -> json.put("subject", id));
        event.time().ifPresent(time -> json.put("time", time.toString()));
        if (event.afterContactWork()) {
            json.put("aftercontactwork", true);
        }
        try {
            if (event.json().isPresent()) {
                json.set("data", JSON.readTree(event.json().get()));
            }
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
