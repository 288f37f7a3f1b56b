package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Rule;
import org.junit.Test;

public class RolesTest {
    private static final Handler HELLO = exchange -> exchange.json(List.of("hello"));

    @Rule
    public final TestServer server = new TestServer()
            .with(
                    Endpoint.get("/api/agents/{agent}/x", Access.AGENT, "For an agent.", HELLO),
                    Endpoint.get("/api/operator", Access.OPERATOR, "For an operator.", HELLO),
                    Endpoint.get("/api/publisher", Access.PUBLISHER, "For a publisher.", HELLO),
                    Endpoint.get("/api/any", Access.SESSION, "For everybody.", HELLO),
                    Endpoint.page("/open", Access.PUBLIC, "Open.", HELLO));

    private static final List<String> PATHS = List.of(
            "/api/agents/600008/x", "/api/agents/4711/x", "/api/operator", "/api/publisher", "/api/any", "/open");

    private List<Integer> withCookie(String cookie) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (String path : PATHS) {
            found.add(server.get(path, cookie).send().status());
        }
        return found;
    }

    @Test
    public void eachOpensWhatIsItsOwn() throws IOException {
        Map<String, List<Integer>> found = new TreeMap<>();
        found.put("agent", withCookie(server.login(Role.AGENT)));
        found.put("nobody", withCookie("a=b"));
        found.put("operator", withCookie(server.login(Role.OPERATOR)));
        found.put("publisher", withCookie(server.login(Role.PUBLISHER)));
        found.put("several", withCookie(server.login(Role.values())));

        assertEquals(
                Map.of(
                        "agent", List.of(200, 403, 403, 403, 200, 200),
                        "nobody", List.of(401, 401, 401, 401, 401, 200),
                        "operator", List.of(403, 403, 200, 403, 200, 200),
                        "publisher", List.of(403, 403, 403, 200, 200, 200),
                        "several", List.of(200, 403, 200, 200, 200, 200)),
                found);
    }

    @Test
    public void noAgentGetsToAnotherByWritingTheIdOtherwise() throws IOException {
        String cookie = server.cookie(server.agentToken("a b"));
        assertEquals(200, server.get("/api/agents/a%20b/x", cookie).send().status());
        for (String id : List.of("A%20b", "a+b", "a%C2%A0b", "600008", "a%2520b", "*", "%E2%80%AEa%20b")) {
            int status = server.get("/api/agents/" + id + "/x", cookie).send().status();
            assertEquals(id, true, status == 403 || status == 400);
        }
    }

    @Test
    public void aTokenIsNoCookieAndACookieNoToken() throws IOException {
        String token = server.token(Role.OPERATOR);
        String cookie = server.cookie(token);
        String value = cookie.substring(cookie.indexOf('=') + 1);

        assertEquals(
                401,
                server.get("/api/operator", "widgetry-" + server.port() + "=" + token)
                        .send()
                        .status());
        assertEquals(401, server.request("GET", "/api/operator", value).send().status());
        assertEquals(
                401, server.get("/api/operator", "widgetry=" + value).send().status());
        assertEquals(
                401,
                server.request("GET", "/api/operator?token=" + token).send().status());
    }

    @Test
    public void aHeaderThatIsNoBearerIsRefused() throws IOException {
        for (String header : List.of("Basic YTpi", "Bearer", "Bearer ", "Bearer " + "x".repeat(300))) {
            int status = server.request("GET", "/api/any")
                    .header("Authorization", header)
                    .send()
                    .status();
            assertEquals(header, 401, status);
        }
    }

    @Test
    public void aRefusalTellsNothingOfWhatIsThere() throws IOException {
        Answer answer = server.request("GET", "/api/operator").send();

        assertFalse(answer.body(), answer.body().contains("hello"));
        assertEquals("Log in first: open the link that the start printed, or that web:link prints.", answer.error());
    }
}
