package io.widgetry.web.internal.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.json.CloudEvents;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import io.widgetry.web.internal.http.Answer;
import io.widgetry.web.internal.http.Limits;
import io.widgetry.web.internal.http.Role;
import io.widgetry.web.internal.http.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The way in over HTTP, with the core's own codec. */
public class IngestEndpointsTest {
    private static final int RATE = 20;
    private static final Limits LIMITS = new Limits(
            1_000,
            RATE,
            10,
            Duration.ofHours(1),
            Duration.ofHours(4),
            2,
            100_000,
            3_000_000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    private final List<SourceEvent> published = new CopyOnWriteArrayList<>();
    private final RuntimeServices services = new RuntimeServices();

    @Rule
    public final TestServer server = new TestServer().with(LIMITS).with(new IngestEndpoints(services));

    private String token;

    @Before
    public void makeRuntime() throws IOException {
        token = server.token(Role.PUBLISHER);
        services.setCodec(new CloudEvents(new PayloadMapper(new JsonLimits(4_000_000, 64, 2_000_000, 100, 1_000))));
        services.setPublisher(this::publish);
    }

    private PublishResult publish(SourceEvent event) {
        if (published.stream().anyMatch(each -> each.id().equals(event.id()))) {
            return PublishResult.duplicate("It was there before.");
        }
        published.add(event);
        return PublishResult.accepted(published.size());
    }

    private static String event(String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/t\",\"type\":\"onMessageEvent\","
                + "\"agentid\":\"600008\",\"data\":{ \"a\" : 1.0, \"é\":\"\\u0041\" }}";
    }

    private Answer post(String type, String body) throws IOException {
        return server.request("POST", "/api/events", token)
                .header("Content-Type", type)
                .body(body)
                .send();
    }

    @Test
    public void oneEventHasItsVerdictAsTheStatus() throws IOException {
        Answer accepted = post("application/cloudevents+json; charset=utf-8", event("1"));
        assertEquals(202, accepted.status());
        assertEquals("{\"index\":0,\"status\":\"accepted\",\"sequence\":1}", accepted.body());

        Answer duplicate = post(IngestEndpoints.SINGLE, event("1"));
        assertEquals(409, duplicate.status());
        assertEquals(
                "{\"index\":0,\"status\":\"duplicate\",\"sequence\":0,\"message\":\"It was there before.\"}",
                duplicate.body());

        Answer rejected = post(IngestEndpoints.SINGLE, "{\"specversion\":\"1.0\"}");
        assertEquals(422, rejected.status());
        assertEquals("MALFORMED", rejected.json().at("/reason").asText());
        assertEquals(422, post(IngestEndpoints.SINGLE, "no JSON").status());
        assertEquals(1, published.size());
    }

    @Test
    public void aRuntimeThatStopsIsToBeTriedAgain() throws IOException {
        services.setPublisher(any -> PublishResult.rejected(PublishResult.Reason.STOPPING, "It stops."));

        assertEquals(503, post(IngestEndpoints.SINGLE, event("1")).status());
    }

    @Test
    public void thePayloadIsPassedOnAsItWasReceived() throws IOException {
        post(IngestEndpoints.SINGLE, event("1"));
        post(IngestEndpoints.BATCH, "[ " + event("2") + " , " + event("3") + " ]");
        post(IngestEndpoints.LINES, event("4") + "\r\n" + event("5"));

        assertEquals(
                List.of("1", "2", "3", "4", "5"),
                published.stream().map(each -> each.id().orElseThrow()).toList());
        for (SourceEvent each : published) {
            assertEquals("{ \"a\" : 1.0, \"é\":\"\\u0041\" }", each.json().orElseThrow());
        }
    }

    @Test
    public void aBatchHasAVerdictForEachInOrder() throws IOException {
        JsonNode verdicts = post(
                        IngestEndpoints.BATCH, "[" + event("1") + ",{},3," + event("1") + "," + event("2") + "]")
                .json();

        assertEquals(
                List.of("accepted", "rejected", "rejected", "duplicate", "accepted"),
                verdicts.findValuesAsText("status"));
        assertEquals(List.of("0", "1", "2", "3", "4"), verdicts.findValuesAsText("index"));
    }

    @Test
    public void aBatchThatIsNoneIsRefusedWhole() throws IOException {
        for (String batch :
                List.of(event("1"), "[" + event("1"), "[" + event("1") + "]x", "[" + event("1") + ",}]", "")) {
            Answer answer = post(IngestEndpoints.BATCH, batch + " ");
            assertEquals(batch, 400, answer.status());
        }
        String many = IntStream.rangeClosed(0, 10_000).mapToObj(i -> "0").collect(Collectors.joining(","));
        assertEquals(413, post(IngestEndpoints.BATCH, "[" + many + "]").status());
        assertEquals(0, published.size());
    }

    @Test
    public void linesHaveAVerdictALineAndABadOneCostsItselfOnly() throws IOException {
        String lines = event("1") + "\n\n  \r\n{\"half\n" + event("2") + "\n" + event("1") + "\n" + event("3");

        Answer answer = post(IngestEndpoints.LINES, lines);

        assertEquals(200, answer.status());
        assertEquals("application/x-ndjson", answer.header("Content-Type").orElseThrow());
        List<String> found = answer.body().lines().toList();
        assertEquals(5, found.size());
        assertEquals("{\"index\":0,\"status\":\"accepted\",\"sequence\":1}", found.get(0));
        assertTrue(
                found.get(1),
                found.get(1)
                        .startsWith("{\"index\":1,\"status\":\"rejected\",\"sequence\":0,\"reason\":\"MALFORMED\""));
        assertEquals("{\"index\":2,\"status\":\"accepted\",\"sequence\":2}", found.get(2));
        assertTrue(found.get(3), found.get(3).contains("duplicate"));
        assertEquals("{\"index\":4,\"status\":\"accepted\",\"sequence\":3}", found.get(4));
    }

    @Test
    public void moreThanTheBodyMayHoldIsRefused() throws IOException {
        Answer answer = post(IngestEndpoints.LINES, "x".repeat(3_000_001));

        assertEquals(413, answer.status());
    }

    @Test
    public void whoIsTooFastIsReadNoFurtherUntilItMayGoOn() throws IOException {
        int count = RATE + RATE / 2;
        String lines = IntStream.range(0, count).mapToObj(i -> event("e" + i)).collect(Collectors.joining("\n"));
        long start = System.nanoTime();

        Answer answer = post(IngestEndpoints.LINES, lines);

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertEquals(
                count,
                answer.body().lines().filter(line -> line.contains("accepted")).count());
        assertTrue("took " + took, took.compareTo(Duration.ofMillis(400)) > 0);
    }

    @Test
    public void whoHasUsedUpItsShareComesBackLater() throws IOException {
        String lines = IntStream.range(0, RATE).mapToObj(i -> event("e" + i)).collect(Collectors.joining("\n"));
        post(IngestEndpoints.LINES, lines);
        Answer last = null;
        for (int i = 0; i < 400 && (last == null || last.status() != 429); i++) {
            last = post(IngestEndpoints.SINGLE, event("f" + i));
        }

        assertEquals(429, last.status());
        assertEquals("1", last.header("Retry-After").orElseThrow());
    }

    @Test
    public void isForPublishersAndTheirTypesOnly() throws IOException {
        assertEquals(415, post("application/json", event("1")).status());
        Answer answer = server.request("POST", "/api/events", server.token(Role.AGENT, Role.OPERATOR))
                .header("Content-Type", IngestEndpoints.SINGLE)
                .body(event("1"))
                .send();
        assertEquals(403, answer.status());
        assertEquals(0, published.size());
    }
}
