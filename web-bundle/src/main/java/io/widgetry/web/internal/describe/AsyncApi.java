package io.widgetry.web.internal.describe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.widgetry.api.DataEventType;
import io.widgetry.web.internal.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import java.util.function.Function;

/** The description of the events, in and out, made of the catalogue and of the schemas of its payloads. */
final class AsyncApi {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String DIALECT = "application/schema+json;version=draft-2020-12";
    private static final Map<String, String> CONTROL = Map.of(
            "snapshot", "The whole state: at the beginning, and where events are no longer kept that a client missed.",
            "resumed", "The client's last event is known: what follows it comes next.",
            "closed", "An interaction was closed: nothing more comes of it.",
            "development", "The projects that are being developed, and how they fare: a list.",
            "signedout", "The agent signed out.",
            "widgets", "Which widgets there are; whenever that changes.",
            "view", "What an instance of a widget shows now.",
            "token", "The single-sign-on token changed: which widgets may fetch it.");

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final Function<String, URL> resources;

    private AsyncApi(Function<String, URL> resources) {
        this.resources = resources;
    }

    /**
     * The document, AsyncAPI 3.0.
     *
     * @param resources finds files of this bundle: {@code schemas/<event>.schema.json}
     */
    static ObjectNode of(Function<String, URL> resources, String version) throws IOException {
        AsyncApi api = new AsyncApi(resources);
        api.document.put("asyncapi", "3.0.0");
        api.document
                .putObject("info")
                .put("title", "Widgetry events")
                .put("version", version)
                .put("description", "What sources publish, and what agents' desktops are told.");
        api.document.put("defaultContentType", "application/json");
        api.channels();
        api.components();
        return api.document;
    }

    private void channels() {
        ObjectNode channels = document.putObject("channels");
        ObjectNode in = channels.putObject("events")
                .put("address", "/api/events")
                .put("description", "Sources publish CloudEvents by POST, one, a batch, or one a line.");
        ObjectNode inMessages = in.putObject("messages");
        ObjectNode out = channels.putObject("workspace")
                .put("address", "/api/agents/{agent}/stream")
                .put(
                        "description",
                        "Server-sent events of one agent's workspace. Those of the catalogue are named data.");
        out.putObject("parameters").putObject("agent").put("description", "The agent's id.");
        ObjectNode outMessages = out.putObject("messages");
        for (DataEventType event : DataEventType.values()) {
            reference(inMessages, event.wireName(), "published-" + event.wireName());
            reference(outMessages, event.wireName(), "told-" + event.wireName());
        }
        CONTROL.keySet().stream().sorted().forEach(name -> reference(outMessages, name, "control-" + name));
        ObjectNode operations = document.putObject("operations");
        operation(operations, "publish", "receive", "events", "Takes events in. For the role publisher.");
        operation(operations, "tell", "send", "workspace", "Tells a desktop what happens. For the agent only.");
    }

    private static void reference(ObjectNode messages, String name, String target) {
        messages.putObject(name).put("$ref", "#/components/messages/" + target);
    }

    private static void operation(ObjectNode operations, String name, String action, String channel, String summary) {
        operations
                .putObject(name)
                .put("action", action)
                .put("summary", summary)
                .putObject("channel")
                .put("$ref", "#/channels/" + channel);
    }

    private void components() throws IOException {
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode schemas = components.putObject("schemas");
        for (DataEventType event : DataEventType.values()) {
            String name = event.wireName();
            ObjectNode payload = payload(name);
            schemas.set(name, payload);
            messages.set("published-" + name, message(name, payload, published(event)));
            messages.set("told-" + name, message(name, payload, told(event)));
        }
        CONTROL.forEach((name, sentence) ->
                messages.putObject("control-" + name).put("name", name).put("summary", sentence));
    }

    private ObjectNode payload(String event) throws IOException {
        URL file = resources.apply("schemas/" + event + ".schema.json");
        if (file == null) {
            throw new IllegalStateException("there is no schema of " + event + " in this bundle");
        }
        try (InputStream text = file.openStream()) {
            ObjectNode schema = (ObjectNode) Json.MAPPER.readTree(text);
            schema.remove("$schema");
            move(schema, SCHEMAS + event);
            return schema;
        }
    }

    /** A reference counts from the document's root, which is another one now. */
    private static void move(JsonNode node, String to) {
        if (node instanceof ObjectNode object && object.get("$ref") instanceof TextNode reference) {
            object.put("$ref", reference.asText().replaceFirst("^#", to));
        }
        node.forEach(child -> move(child, to));
    }

    private static ObjectNode message(String name, ObjectNode payload, ObjectNode schema) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("name", name)
                .put("title", name)
                .put("summary", payload.path("description").asText());
        message.putObject("payload").put("schemaFormat", DIALECT).set("schema", schema);
        return message;
    }

    private static ObjectNode published(DataEventType event) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        for (String attribute : new String[] {"id", "source", "agentid", "subject"}) {
            properties.putObject(attribute).put("type", "string").put("minLength", 1);
        }
        properties.putObject("type").put("pattern", "(^|\\.)" + event.wireName() + "$");
        properties.putObject("time").put("type", "string").put("format", "date-time");
        properties.putObject("data").put("$ref", SCHEMAS + event.wireName());
        schema.putArray("required")
                .add("specversion")
                .add("id")
                .add("source")
                .add("type")
                .add("agentid");
        return schema;
    }

    private static ObjectNode told(DataEventType event) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("name").put("const", event.wireName());
        properties.putObject("interactionId").put("type", "string");
        properties.putObject("sequence").put("type", "integer").put("minimum", 1);
        properties.putObject("time").put("type", "string").put("format", "date-time");
        properties.putObject("payload").put("$ref", SCHEMAS + event.wireName());
        schema.putArray("required").add("name").add("sequence").add("time").add("payload");
        return schema;
    }
}
