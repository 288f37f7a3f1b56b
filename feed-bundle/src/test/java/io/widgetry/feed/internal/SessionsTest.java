package io.widgetry.feed.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.widgetry.api.DataEventType;
import io.widgetry.api.spi.SourceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** The recorded sessions that come with the bundle are what they claim to be. */
public class SessionsTest {
    private static final Path SESSIONS = Path.of("src/main/sessions");
    private static final List<String> MANDATORY = List.of("id", "source", "type", "agentid", "time");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    public void everyLineIsAnEventWithItsMandatoryAttributes() throws IOException {
        forEachLine((where, event) -> {
            assertTrue(where + " is an object", event.isObject());
            assertEquals(where, "1.0", event.path("specversion").textValue());
            for (String name : MANDATORY) {
                String value = event.path(name).textValue();
                assertFalse(where + " has " + name, value == null || value.isBlank());
            }
        });
    }

    @Test
    public void inEverySessionTimeGoesOnAndNoEventOccursTwice() throws IOException {
        for (Path session : sessions()) {
            Set<List<String>> ids = new HashSet<>();
            Instant[] latest = {Instant.MIN};
            forEachLine(session, (where, event) -> {
                Instant time = Instant.parse(event.get("time").textValue());
                assertFalse(where + " is earlier than its predecessor", time.isBefore(latest[0]));
                latest[0] = time;
                String source = event.get("source").textValue();
                assertTrue(
                        where + " has a new id",
                        ids.add(List.of(source, event.get("id").textValue())));
            });
        }
    }

    @Test
    public void togetherTheyHoldAllEventsOfTheCatalogueAndTheClosingOfAnInteraction() throws IOException {
        Set<String> expected = Arrays.stream(DataEventType.values())
                .map(DataEventType::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
        expected.add(SourceEvent.INTERACTION_CLOSED);
        Set<String> held = new TreeSet<>();
        forEachLine((where, event) -> held.add(lastSegment(event.get("type").textValue())));
        held.retainAll(expected); // a session may hold names outside the catalogue as well
        assertEquals(expected, held);
    }

    private static String lastSegment(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private interface Check {
        void check(String where, JsonNode event);
    }

    private static void forEachLine(Check check) throws IOException {
        for (Path session : sessions()) {
            forEachLine(session, check);
        }
    }

    private static void forEachLine(Path session, Check check) throws IOException {
        List<String> lines = Files.readAllLines(session);
        assertFalse(session + " holds events", lines.isEmpty());
        for (int i = 0; i < lines.size(); i++) {
            check.check(session.getFileName() + " line " + (i + 1), JSON.readTree(lines.get(i)));
        }
    }

    private static List<Path> sessions() throws IOException {
        try (Stream<Path> files = Files.list(SESSIONS)) {
            List<Path> sessions = files.filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            assertFalse("there are sessions", sessions.isEmpty());
            return sessions;
        }
    }
}
