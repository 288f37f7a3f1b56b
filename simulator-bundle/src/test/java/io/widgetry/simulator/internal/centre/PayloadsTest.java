package io.widgetry.simulator.internal.centre;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.widgetry.api.DataEventType;
import io.widgetry.api.spi.SourceEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.BeforeClass;
import org.junit.Test;

/** What the payloads of a day look like. */
public class PayloadsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path SCHEMAS = Path.of("../docs/schemas");
    private static final Path SAMPLES = Path.of("../api-bundle/src/test/resources/payloads");
    private static final List<SourceEvent> DAY = new ArrayList<>();

    @BeforeClass
    public static void play() {
        Play.of(21, List.of("600008"), 11, Map.of(), DAY::add)
                .run(Duration.ofHours(10))
                .close();
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Test
    public void everyPayloadFitsThePublishedSchema() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        Map<String, JsonSchema> schemas = new HashMap<>();
        int checked = 0;
        for (SourceEvent event : DAY) {
            if (event.json().isPresent()) {
                JsonSchema schema = schemas.computeIfAbsent(
                        event.type(), type -> factory.getSchema(read(SCHEMAS.resolve(type + ".schema.json"))));
                assertEquals(Tell.line(event), Set.of(), schema.validate(Tell.payload(event)));
                checked++;
            }
        }
        assertEquals(DataEventType.values().length, schemas.size());
        assertTrue(checked > 10_000);
    }

    /** The field names of the page's sample, one level deep, are in every payload. */
    @Test
    public void cardsAndStatesHaveTheFieldsOfThePagesSamples() {
        for (String type : List.of(
                "onInteractionEvent",
                "onAnyInteractionEndedEvent",
                "onAgentStateEvent",
                "onCapabilitiesEvent",
                "onChannelStatusUpdateEvent",
                "onCustomCardEndedEvent",
                "onMediaEvent",
                "onMediaMessageEvent",
                "onNavigationEvent",
                "onResourceAcquiredEvent",
                "onTeamMemberEvent",
                "onUserTypingEvent")) {
            Set<String> wanted = names(read(SAMPLES.resolve(type + ".json")));
            // only a chat message says what kind of chat event it is
            wanted.remove("chatMessageEvent");
            for (SourceEvent event : DAY) {
                if (event.type().equals(type)) {
                    Set<String> missing = new HashSet<>(wanted);
                    missing.removeAll(names(Tell.payload(event)));
                    assertEquals(type, Set.of(), missing);
                }
            }
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    public void nobodyIsRealAndNoTokenRepeats() {
        Set<String> tokens = new HashSet<>();
        for (SourceEvent event : DAY) {
            String json = event.json().orElse("");
            if (event.type().equals("onSSOTokenRefreshEvent")) {
                assertTrue(json, json.matches("\"[0-9a-f]{64}\""));
                assertTrue(tokens.add(json));
            }
            for (String address : json.split("[\" ]")) {
                if (address.contains("@")) {
                    assertTrue(address, address.endsWith("@example.com"));
                }
                if (address.startsWith("+1")) {
                    assertTrue(address, address.matches("\\+1-555-01[0-9]{2}"));
                }
            }
        }
        assertFalse(tokens.isEmpty());
    }

    @Test
    public void whatTheDesktopTellsIsNotToldForIt() {
        Set<String> desktop = Set.of("onCardFocusedEvent", "onInteractionTabChange", "onNavigationEvent");
        for (SourceEvent event : DAY) {
            assertFalse(event.agentId().equals("600008") && desktop.contains(event.type()));
        }
    }

    @Test
    public void onlySupervisorsSeeTheInteractionsOfOthers() {
        int seen = 0;
        for (SourceEvent event : DAY) {
            if (event.type().equals("onTeamMemberEvent")) {
                JsonNode data = Tell.payload(event);
                if (!data.get("interactions").isEmpty()) {
                    // the first simulated member of the team supervises it
                    assertEquals("600009", event.agentId());
                    seen++;
                }
            }
        }
        assertTrue(seen > 50);
    }
}
