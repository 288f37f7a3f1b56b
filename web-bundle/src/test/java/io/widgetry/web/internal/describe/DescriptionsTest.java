package io.widgetry.web.internal.describe;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.widgetry.api.DataEventType;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Json;
import io.widgetry.web.internal.http.Lists;
import io.widgetry.web.internal.http.Nullable;
import io.widgetry.web.internal.http.Parameter;
import io.widgetry.web.internal.http.Routes;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;

public class DescriptionsTest {
    private static final Path SCHEMAS = Path.of("../docs/schemas");
    private static final Path SESSION = Path.of("../feed-bundle/src/main/sessions/demo-day.ndjson");

    record Thing(String name, @Nullable Double weight, List<Part> parts, Map<String, Long> counts, boolean good) {}

    record Part(int number) {}

    record Wish(String what) {}

    private static final class Elsewhere {
        record Part(String other) {}
    }

    private static final List<Endpoint> ENDPOINTS = List.of(
            Endpoint.get("/api/things", Access.OPERATOR, "All things.", exchange -> {})
                    .with(Parameter.number("limit", 10, "how many"), Parameter.requiredText("kind", "which"))
                    .answers(Lists.of(Thing.class)),
            Endpoint.post("/api/things/{id}/wish", Access.AGENT, "Wishes.", exchange -> {})
                    .takes(Wish.class),
            Endpoint.get("/api/others", Access.SESSION, "Others.", exchange -> {})
                    .answers(Elsewhere.Part.class),
            Endpoint.post("/api/raw", Access.PUBLIC, "Raw.", exchange -> {})
                    .takes(10, "a/b", "c/d")
                    .answersText("text/plain"),
            Endpoint.page("/page/", Access.SESSION, "A page.", exchange -> {}));

    private static ObjectNode openApi() {
        return OpenApi.of(new Routes(ENDPOINTS), "0.1.0");
    }

    private static ObjectNode asyncApi() throws IOException {
        return AsyncApi.of(
                name -> {
                    try {
                        Path file = SCHEMAS.resolve(name.replace("schemas/", ""));
                        return Files.exists(file) ? file.toUri().toURL() : null;
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "0.1.0");
    }

    /** Every reference leads somewhere in the document. */
    static void assertReferencesLead(JsonNode document) {
        List<String> references = document.findValuesAsText("$ref");
        assertFalse(references.isEmpty());
        for (String reference : references) {
            String pointer = reference.substring(1).replace("%28", "(").replace("%29", ")");
            assertTrue(
                    reference,
                    reference.startsWith("#/") && !document.at(pointer).isMissingNode());
        }
    }

    @Test
    public void everyRouteIsDescribedAndPagesAreNot() {
        JsonNode document = openApi();
        List<String> found = new ArrayList<>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> found.add(method + " " + path.getKey())));

        assertEquals(
                List.of("get /api/others", "post /api/raw", "get /api/things", "post /api/things/{id}/wish"), found);
        assertEquals("3.1.0", document.at("/openapi").asText());
        assertReferencesLead(document);
    }

    @Test
    public void anOperationSaysWhatItTakesAndGivesAndToWhom() {
        JsonNode document = openApi();
        JsonNode get = document.at("/paths/~1api~1things/get");
        assertEquals("getThings", get.at("/operationId").asText());
        assertEquals("For the role operator.", get.at("/description").asText());
        assertEquals("10", get.at("/parameters/0/schema/maximum").asText());
        assertEquals("true", get.at("/parameters/1/required").asText());
        assertEquals(
                "array",
                get.at("/responses/200/content/application~1json/schema/type").asText());
        assertEquals(2, get.at("/security").size());

        JsonNode wish = document.at("/paths/~1api~1things~1{id}~1wish/post");
        assertEquals("id", wish.at("/parameters/0/name").asText());
        assertEquals("path", wish.at("/parameters/0/in").asText());
        assertEquals(
                "#/components/schemas/Wish",
                wish.at("/requestBody/content/application~1json/schema/$ref").asText());
        assertTrue(wish.at("/responses").has("204"));

        JsonNode raw = document.at("/paths/~1api~1raw/post");
        assertEquals(0, raw.at("/security").size());
        assertEquals(2, raw.at("/requestBody/content").size());
    }

    @Test
    public void aSchemaIsWhatIsWritten() throws IOException {
        ObjectNode document = openApi();
        assertEquals(
                new TreeSet<>(List.of("DescriptionsTestPart", "Error", "Part", "Thing", "Wish")).size(),
                document.at("/components/schemas").size());
        ObjectNode root = document.deepCopy();
        root.put("$ref", "#/components/schemas/Thing");
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);

        assertTrue(schema.validate(
                        Json.MAPPER.valueToTree(new Thing("a", null, List.of(new Part(1)), Map.of("x", 2L), true)))
                .isEmpty());
        assertTrue(schema.validate(Json.MAPPER.valueToTree(new Thing("a", 1.5, List.of(), Map.of(), false)))
                .isEmpty());
        assertFalse(schema.validate(Json.MAPPER.readTree("{\"name\":1}")).isEmpty());
    }

    @Test
    public void everyEventOfTheCatalogueIsDescribedBothWays() throws IOException {
        JsonNode document = asyncApi();

        assertEquals("3.0.0", document.at("/asyncapi").asText());
        assertReferencesLead(document);
        TreeSet<String> names = Arrays.stream(DataEventType.values())
                .map(DataEventType::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> in = new TreeSet<>();
        document.at("/channels/events/messages").fieldNames().forEachRemaining(in::add);
        assertEquals(names, in);
        for (String name : names) {
            assertFalse(
                    name, document.at("/channels/workspace/messages/" + name).isMissingNode());
            assertFalse(
                    name,
                    document.at("/components/schemas/" + name + "/description")
                            .asText()
                            .isEmpty());
        }
        assertEquals("receive", document.at("/operations/publish/action").asText());
        assertEquals("send", document.at("/operations/tell/action").asText());
        assertEquals(
                "#/channels/workspace",
                document.at("/operations/tell/channel/$ref").asText());
    }

    @Test
    public void aRecordedDayIsAsDescribed() throws IOException {
        ObjectNode document = asyncApi();
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        int checked = 0;
        for (DataEventType type : DataEventType.values()) {
            ObjectNode root = document.deepCopy();
            root.put("$ref", "#/components/messages/published-" + type.wireName() + "/payload/schema");
            JsonSchema schema = factory.getSchema(root);
            for (String line : Files.readAllLines(SESSION)) {
                JsonNode event = Json.MAPPER.readTree(line);
                if (event.path("type").asText().endsWith(type.wireName())) {
                    assertEquals(line, "[]", schema.validate(event).toString());
                    checked++;
                }
            }
        }
        assertTrue("checked " + checked, checked > 100);
    }

    @Test
    public void isForWhoeverIsLoggedIn() {
        URL none = null;
        for (Endpoint endpoint : new DescriptionEndpoints(() -> new Routes(ENDPOINTS), name -> none, "1").endpoints()) {
            assertEquals(Access.SESSION, endpoint.access());
        }
    }
}
