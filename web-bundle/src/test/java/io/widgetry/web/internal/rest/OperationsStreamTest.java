package io.widgetry.web.internal.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.web.internal.http.Json;
import io.widgetry.web.internal.http.Role;
import io.widgetry.web.internal.http.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

public class OperationsStreamTest {
    private static final int PERIOD = 100;

    private final RuntimeServices services = Samples.services();
    private final OperationsStream operations = new OperationsStream(services, PERIOD);
    private final AtomicInteger made = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();

    @Rule
    public final TestServer server = new TestServer().with(operations);

    @After
    public void stop() {
        operations.stop();
    }

    private Iterator<String> open() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.port() + "/api/operations/stream"))
                .header("Authorization", "Bearer " + server.token(Role.OPERATOR))
                .build();
        HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        assertEquals(200, response.statusCode());
        return response.body().iterator();
    }

    private static JsonNode next(Iterator<String> lines) throws IOException {
        String line = lines.next();
        while (!line.startsWith("data: ")) {
            assertTrue(line, line.isEmpty() || line.startsWith(":") || line.equals("event: status"));
            line = lines.next();
        }
        return Json.MAPPER.readTree(line.substring(6));
    }

    @Test
    public void tellsTheStateAtOnceAndAgainAndAgain() throws Exception {
        Iterator<String> lines = open();
        for (int i = 0; i < 3; i++) {
            JsonNode status = next(lines);
            assertEquals("axp", status.at("/runtime/product").asText());
            assertEquals(2, status.at("/widgets").size());
            assertEquals("REFUSED", status.at("/deployments/1/state").asText());
            assertEquals("It hangs.", status.at("/transitions/0/reason").asText());
        }
    }

    @Test
    public void isMadeOnceForAllWhoWatch() throws Exception {
        services.setRuntime(Samples.runtime()
                .answer("transitions", arguments -> {
                    made.incrementAndGet();
                    return List.of();
                })
                .service());
        Iterator<String> one = open();
        Iterator<String> two = open();
        next(one);
        next(two);
        int before = made.get();
        for (int i = 0; i < 5; i++) {
            next(one);
            next(two);
        }

        assertTrue("made " + (made.get() - before) + " times", made.get() - before <= 7);
    }

    @Test
    public void endsWhenTheModuleStops() throws Exception {
        Iterator<String> lines = open();
        next(lines);

        operations.stop();

        while (lines.hasNext()) {
            lines.next();
        }
    }

    @Test
    public void isForOperators() throws IOException {
        assertEquals(
                403,
                server.get("/api/operations/stream", server.login(Role.AGENT))
                        .send()
                        .status());
    }
}
