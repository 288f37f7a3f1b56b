package io.widgetry.web.internal.rest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.web.internal.http.Answer;
import io.widgetry.web.internal.http.Role;
import io.widgetry.web.internal.http.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class OperatorEndpointsTest {
    private final RuntimeServices services = Samples.services();
    private final List<Path> installed = new ArrayList<>();

    @Rule
    public final TestServer server = new TestServer()
            .with(new RuntimeEndpoints(services))
            .with(new TraceEndpoints(services))
            .with(new HealthEndpoints(services))
            .with(new DeploymentEndpoints(services));

    private String token;

    @Before
    public void logIn() throws IOException {
        token = server.token(Role.OPERATOR);
    }

    private Answer get(String path) throws IOException {
        return server.request("GET", path, token).send();
    }

    private Answer post(String path) throws IOException {
        return server.request("POST", path, token).send();
    }

    @Test
    public void theRuntimeIsAnObject() throws IOException {
        assertEquals(
                "{\"product\":\"axp\",\"since\":\"2026-11-22T09:00:00Z\",\"agents\":1,\"interactions\":2,\"widgets\":3,"
                        + "\"instances\":4,\"accepted\":5,\"duplicates\":6,\"rejected\":8,"
                        + "\"rejectedByReason\":{\"LIMIT\":7,\"MALFORMED\":1},\"workers\":8,\"busyWorkers\":9,"
                        + "\"abandonedThreads\":0,\"abandonedLimit\":16}",
                get("/api/runtime").body());
    }

    @Test
    public void aWidgetTellsWhatItCostsAndWhatAilsIt() throws IOException {
        JsonNode widgets = get("/api/widgets").json();

        assertEquals(2, widgets.size());
        assertEquals("0.0015", widgets.at("/0/cost/medianMillis").asText());
        assertTrue(widgets.at("/0/stall").isNull());
        assertEquals(
                "com.acme.Card.show(Card.java:12)", widgets.at("/1/stall/line").asText());
        assertEquals(
                "2026-11-22T09:00:05Z", widgets.at("/1/quarantine/nextProbe").asText());
        assertEquals("[\"It hangs.\"]", widgets.at("/1/diagnoses").toString());
    }

    @Test
    public void aWidgetThatIsNotThereIsNotFound() throws IOException {
        assertEquals(2, get("/api/widgets/card/instances").json().size());
        assertEquals(404, get("/api/widgets/cards/instances").status());
        assertEquals(404, post("/api/widgets/cards/release").status());
    }

    @Test
    public void aQuarantineIsLiftedWhereThereIsOne() throws IOException {
        assertEquals(204, post("/api/widgets/board/release").status());
        Answer refused = post("/api/widgets/card/release");
        assertEquals(409, refused.status());
        assertEquals("This widget is not quarantined.", refused.error());
    }

    @Test
    public void tracesAreFiltered() throws IOException {
        List<Object> asked = new ArrayList<>();
        services.setRuntime(Samples.runtime()
                .answer("traces", arguments -> {
                    asked.addAll(List.of(arguments));
                    return List.of();
                })
                .service());

        assertEquals(
                "[]",
                get("/api/events?agent=a&interaction=b&name=c&widget=d&limit=7").body());
        assertEquals("[]", get("/api/events").body());

        assertEquals(
                List.of(
                        new EventFilter(Optional.of("a"), Optional.of("b"), Optional.of("c"), Optional.of("d")),
                        7,
                        EventFilter.ALL,
                        100),
                asked);
    }

    @Test
    public void anEventIsExplained() throws IOException {
        assertEquals(
                "HANDLED",
                get("/api/events/explain?event=5&widget=card")
                        .json()
                        .at("/deliveries/0/outcome")
                        .asText());
        JsonNode ofNote = get("/api/events/explain?event=5&widget=note").json();
        assertEquals(1, ofNote.get("deliveries").size());
        assertEquals(
                "it is a browser widget, and told by desktops: the agent has 2 open now. What becomes of events there"
                        + " is not traced",
                ofNote.at("/deliveries/0/reason").asText());
        assertEquals("{\"widgets\":1,\"openDesktops\":2}", ofNote.get("browser").toString());
        assertEquals(404, get("/api/events/explain?event=6").status());
        assertEquals(400, get("/api/events/explain").status());
    }

    @Test
    public void healthIsAsBadAsTheWorstCheck() throws IOException {
        JsonNode health = get("/api/health").json();

        assertEquals("CRITICAL", health.at("/level").asText());
        assertEquals(
                "board is quarantined.",
                health.at("/checks/1/findings/0/message").asText());
    }

    @Test
    public void metricsAreTextForPrometheus() throws IOException {
        Answer answer = get("/metrics");

        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.header("Content-Type").orElseThrow().toLowerCase());
        assertEquals("widgetry_events_accepted_total 5.0\n", answer.body());
    }

    private Answer upload(String name) throws IOException {
        return server.request("POST", "/api/deployments?name=" + name, token)
                .header("Content-Type", "application/java-archive")
                .body("a bundle")
                .send();
    }

    @Test
    public void aFileIsDeployedUnderItsNameAndNothingStays() throws IOException {
        services.setDeployments(Stub.of(DeploymentAdmin.class)
                .answer("install", arguments -> {
                    installed.add((Path) arguments[0]);
                    return new DeploymentResult(
                            true, Optional.of("card"), Optional.of("1.1.0"), content((Path) arguments[0]));
                })
                .service());

        Answer answer = upload("card-1.1.jar");

        assertEquals("{\"ok\":true,\"bundle\":\"card\",\"version\":\"1.1.0\",\"message\":\"a bundle\"}", answer.body());
        assertEquals("card-1.1.jar", installed.get(0).getFileName().toString());
        assertFalse(Files.exists(installed.get(0).getParent()));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    public void aFileWithANameThatLeadsElsewhereIsRefused() throws IOException {
        for (String name : List.of(
                "../card.jar",
                "..%2Fcard.jar",
                "a%2Fb.jar",
                ".jar",
                ".card.jar",
                "card",
                "card.exe",
                "c%00.jar",
                "c%5Cd.jar",
                "a%20b.jar",
                "-x.jar",
                "x".repeat(130) + ".jar")) {
            assertEquals(name, 400, upload(name).status());
        }
        assertTrue(installed.isEmpty());
    }

    @Test
    public void aBundleIsRolledBackAndRemovedAndARefusalIsAnAnswer() throws IOException {
        Answer refused = post("/api/deployments/com.acme.card/rollback");
        assertEquals(200, refused.status());
        assertEquals(
                "There is no version to go back to.",
                refused.json().at("/message").asText());
        assertEquals(
                "true",
                post("/api/deployments/com.acme.card/remove").json().at("/ok").asText());
        assertEquals(404, post("/api/deployments/com.acme.none/remove").status());
    }

    @Test
    public void whatIsAbsentIsSaid() throws IOException {
        RuntimeServices none = services;
        none.unsetRuntime(none.find(RuntimeAdmin.class).orElseThrow());
        none.unsetDeployments(none.find(DeploymentAdmin.class).orElseThrow());

        assertEquals(503, get("/api/runtime").status());
        Answer answer = get("/api/deployments");
        assertEquals(503, answer.status());
        assertEquals("The deployer is not active: nobody looks after the drop folder.", answer.error());
    }

    @Test
    public void nothingOfItIsForAgentsAndPublishers() throws IOException {
        String other = server.token(Role.AGENT, Role.PUBLISHER);
        for (String path : List.of(
                "/api/runtime",
                "/api/widgets",
                "/api/agents",
                "/api/interactions",
                "/api/transitions",
                "/api/grants",
                "/api/browser-widgets",
                "/api/events",
                "/api/health",
                "/metrics",
                "/api/deployments")) {
            assertEquals(path, 403, server.request("GET", path, other).send().status());
        }
        assertEquals(
                403,
                server.request("POST", "/api/deployments/com.acme.card/remove", other)
                        .send()
                        .status());
    }
}
