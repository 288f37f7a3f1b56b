package io.widgetry.api.docs;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.widgetry.api.DataEventType;
import io.widgetry.api.JsonType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Each schema accepts the page's payload and refuses others. */
@RunWith(Parameterized.class)
public class PayloadSchemasTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonSchemaFactory VALIDATOR = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final PayloadSchemas SCHEMAS = new PayloadSchemas();

    private final DataEventType event;
    private final JsonNode tree;
    private final JsonSchema schema;

    public PayloadSchemasTest(DataEventType event) {
        this.event = event;
        this.tree = SCHEMAS.of(event);
        this.schema = VALIDATOR.getSchema(tree);
    }

    @Parameters(name = "{0}")
    public static List<DataEventType> events() {
        return Arrays.asList(DataEventType.values());
    }

    @Test
    public void theSchemaItselfIsValid() {
        JsonSchema meta = VALIDATOR.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertEquals(Set.of(), meta.validate(tree));
    }

    @Test
    public void thePagesSampleIsValid() throws IOException {
        if (Samples.text(event).isPresent()) {
            assertEquals(
                    Set.of(), schema.validate(JSON.readTree(Samples.text(event).get())));
        }
    }

    @Test
    public void onlyTheJsonTypesOfTheEventAreValid() throws IOException {
        assertEquals(accepted(JsonType.OBJECT, JsonType.STRING_OR_OBJECT), isValid("{}"));
        assertEquals(accepted(JsonType.ARRAY), isValid("[]"));
        assertEquals(accepted(JsonType.BOOLEAN), isValid("true"));
        assertEquals(accepted(JsonType.STRING_OR_OBJECT), isValid("\"text\""));
        assertEquals(accepted(), isValid("7"));
        assertEquals(accepted(), isValid("null"));
    }

    @Test
    public void everyFieldOfAnotherTypeIsInvalid() throws IOException {
        if (event.jsonType() != JsonType.OBJECT) {
            return;
        }
        for (Map.Entry<String, JsonNode> property : tree.get("properties").properties()) {
            JsonNode type = property.getValue();
            boolean takesAnything = !type.has("type") && !type.has("$ref");
            ObjectNode odd = JSON.createObjectNode();
            odd.set(property.getKey(), JSON.readTree(type.has("items") ? "\"text\"" : "[[[]]]"));
            assertEquals(property.getKey(), takesAnything, schema.validate(odd).isEmpty());
        }
    }

    @Test
    public void aCapabilityIsTrueOrFalse() throws IOException {
        if (event == DataEventType.CAPABILITIES) {
            assertTrue(isValid("{\"canAccept\":true,\"interaction\":{\"canEnd\":false}}"));
            assertFalse(isValid("{\"canAccept\":\"yes\"}"));
            assertFalse(isValid("{\"interaction\":{\"canEnd\":1}}"));
        }
    }

    @Test
    public void unknownFieldsAreValid() throws IOException {
        if (event.jsonType() == JsonType.OBJECT) {
            assertTrue(isValid("{\"$$hashKey\":\"object:1\",\"two words\":[null]}"));
        }
    }

    private boolean accepted(JsonType... types) {
        List<JsonType> accepting = new ArrayList<>(List.of(types));
        accepting.add(JsonType.ANY);
        return accepting.contains(event.jsonType());
    }

    private boolean isValid(String json) throws IOException {
        Set<ValidationMessage> messages = schema.validate(JSON.readTree(json));
        return messages.isEmpty();
    }
}
