package io.widgetry.web.internal.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.widgetry.web.internal.describe.DescriptionEndpoints;
import io.widgetry.web.internal.http.Answer;
import io.widgetry.web.internal.http.Role;
import io.widgetry.web.internal.http.Routes;
import io.widgetry.web.internal.http.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** What is answered is what the description says, for every address that gives JSON to somebody who asks. */
public class DescribedAnswersTest {
    private static final Map<String, String> QUERIES = Map.of("/api/events/explain", "?event=5");

    private final RuntimeServices services = Samples.services();
    private final OperationsStream operations = new OperationsStream(services, 1_000);

    @Rule
    public final TestServer server = new TestServer()
            .with(new RuntimeEndpoints(services))
            .with(new TraceEndpoints(services))
            .with(new HealthEndpoints(services))
            .with(new DeploymentEndpoints(services))
            .with(new IngestEndpoints(services))
            .with(operations)
            .with(new DescriptionEndpoints(this::routes, name -> null, "1"));

    private Routes routes() {
        return server.servlet().routes();
    }

    @After
    public void stop() {
        operations.stop();
    }

    @Test
    public void everyAnswerIsAsDescribed() throws IOException {
        String token = server.token(Role.values());
        Answer description = server.request("GET", "/api/openapi.json", token).send();
        assertEquals(description.body(), 200, description.status());
        ObjectNode document = (ObjectNode) description.json();
        List<String> checked = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            JsonNode schema = path.getValue().at("/get/responses/200/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                String address = path.getKey().replace("{id}", "card") + QUERIES.getOrDefault(path.getKey(), "");
                Answer answer = server.request("GET", address, token).send();
                assertEquals(address + answer.body(), 200, answer.status());
                assertEquals(
                        address,
                        "[]",
                        validator(document, schema).validate(answer.json()).toString());
                checked.add(path.getKey());
            }
        }

        assertTrue(checked.toString(), checked.size() >= 13);
        assertTrue(checked.toString(), checked.contains("/api/deployments/history"));
    }

    private static JsonSchema validator(ObjectNode document, JsonNode schema) {
        ObjectNode root = document.objectNode();
        root.set("components", document.get("components"));
        root.setAll((ObjectNode) schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
    }
}
