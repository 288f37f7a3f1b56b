package io.widgetry.simulator.internal.centre;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.widgetry.api.spi.SourceEvent;

/** Events as text and as trees. */
public final class Tell {
    private static final JsonMapper JSON = new JsonMapper();

    private Tell() {}

    public static JsonNode payload(SourceEvent event) {
        try {
            return JSON.readTree(event.json().orElse("null"));
        } catch (JsonProcessingException broken) {
            throw new AssertionError(event + " has a payload that is no JSON", broken);
        }
    }

    /** All of an event. */
    public static String line(SourceEvent event) {
        return String.join(
                "|",
                event.source(),
                event.id().orElse(""),
                event.type(),
                event.agentId(),
                event.interactionId().orElse(""),
                String.valueOf(event.time().orElse(null)),
                Boolean.toString(event.afterContactWork()),
                event.json().orElse(""));
    }

    /** An event in short: its type, and for a card its state and what it is. */
    static String brief(SourceEvent event) {
        String type = event.type().replaceFirst("^on", "").replaceFirst("Event$", "");
        JsonNode data = payload(event);
        return switch (event.type()) {
            case "onInteractionEvent",
                    "onAnyInteractionEvent",
                    "onInteractionEndedEvent",
                    "onAnyInteractionEndedEvent" ->
                type + " " + data.get("state").asText() + " "
                        + data.get("stateReason").asText() + " "
                        + data.get("interactionType").asText() + (event.afterContactWork() ? " wrap-up" : "");
            case "onAgentStateEvent" -> type + " " + data.get("currentState").asText();
            default -> type;
        };
    }
}
