package io.widgetry.certify.internal.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.widgetry.api.DataEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A payload for each event of the catalogue, as the catalogue's documentation shows them. */
public final class Samples {
    /** In the place of a token. Where it turns up, a secret has got out. */
    public static final String SECRET = "certification-secret-5d2f61c8";

    private static final Set<String> OF_INTERACTIONS = Set.of(
            DataEvents.INTERACTION,
            DataEvents.ANY_INTERACTION,
            DataEvents.INTERACTION_ENDED,
            DataEvents.ANY_INTERACTION_ENDED);
    private static final String FILE = "page-samples.ndjson";

    private final Map<String, JsonNode> payloads = new LinkedHashMap<>();

    /** Reads them. */
    public Samples() {
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Samples.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode event = mapper.readTree(line);
                payloads.put(event.get("type").textValue(), event.get("data"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        payloads.put(DataEvents.SSO_TOKEN_REFRESH, TextNode.valueOf(SECRET));
    }

    /** {@return the events' names, in an order in which they could happen} */
    public List<String> types() {
        return List.copyOf(payloads.keySet());
    }

    /** {@return the payload of an event, its own copy; null for what is not in the catalogue} */
    public JsonNode payload(String type) {
        JsonNode payload = payloads.get(type);
        return payload == null ? null : payload.deepCopy();
    }

    /** {@return the payload of an event about an interaction, as JSON} */
    public String json(String type, String interaction) {
        return about(type, payload(type), interaction).toString();
    }

    /** {@return the payload of an interaction in a state, as JSON} */
    public String interaction(String type, String interaction, String state) {
        ObjectNode payload = (ObjectNode) about(type, payload(type), interaction);
        return payload.put("state", state).toString();
    }

    private static JsonNode about(String type, JsonNode payload, String interaction) {
        if (payload instanceof ObjectNode fields && interaction != null) {
            if (OF_INTERACTIONS.contains(type)) {
                fields.put("id", interaction);
            } else if (fields.has("interactionId")) {
                fields.put("interactionId", interaction);
            } else if (fields.get("context") instanceof ObjectNode context && type.equals(DataEvents.CARD_FOCUSED)) {
                context.put("id", interaction);
            }
        }
        return payload;
    }
}
