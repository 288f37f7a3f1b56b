package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.Rule;
import org.junit.Test;

/** What every answer has, and what none has. */
public class AnswersTest {
    @Rule
    public final TestServer server = new TestServer()
            .with(
                    Endpoint.get("/api/good", Access.SESSION, "Good.", exchange -> exchange.json(Map.of("a", 1))),
                    Endpoint.get("/api/fails", Access.SESSION, "Fails.", exchange -> {
                        throw new IllegalStateException("secret detail");
                    }),
                    Endpoint.get(
                            "/api/later",
                            Access.SESSION,
                            "Later.",
                            exchange -> exchange.jsonWhenDone(
                                    CompletableFuture.supplyAsync(() -> Map.of("a", 2)), Duration.ofSeconds(10))),
                    Endpoint.get(
                            "/api/never",
                            Access.SESSION,
                            "Never.",
                            exchange -> exchange.jsonWhenDone(new CompletableFuture<>(), Duration.ofMillis(50))),
                    Endpoint.get(
                            "/api/laterfails",
                            Access.SESSION,
                            "Later.",
                            exchange -> exchange.jsonWhenDone(
                                    CompletableFuture.failedFuture(new IllegalStateException("secret detail")),
                                    Duration.ofSeconds(10))));

    private Answer get(String path) throws IOException {
        return server.request("GET", path, server.token(Role.OPERATOR)).send();
    }

    private void assertSafe(String which, Answer answer) {
        assertSafe(which, answer, " http://*.localhost:" + server.port());
    }

    private static void assertBare(String which, Answer answer) {
        assertSafe(which, answer, "");
    }

    private static void assertSafe(String which, Answer answer, String frames) {
        assertEquals(
                which,
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                        + " frame-src 'self'" + frames
                        + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                answer.header("Content-Security-Policy").orElseThrow());
        assertEquals(which, "nosniff", answer.header("X-Content-Type-Options").orElseThrow());
        assertEquals(which, "no-referrer", answer.header("Referrer-Policy").orElseThrow());
        assertEquals(
                which,
                "same-origin",
                answer.header("Cross-Origin-Opener-Policy").orElseThrow());
        assertEquals(
                which,
                "same-origin",
                answer.header("Cross-Origin-Resource-Policy").orElseThrow());
        assertEquals(which, "no-store", answer.header("Cache-Control").orElseThrow());
        String all = answer.headers() + answer.body();
        for (String telling : List.of("Jetty", "jetty", "Server:", "Powered", "Exception", "\tat ", "secret", "12.0")) {
            assertFalse(which + " tells " + telling + ": " + all, all.contains(telling));
        }
    }

    @Test
    public void allForbidBrowsersWhatTheyNeedNotDo() throws IOException {
        assertSafe("good", get("/api/good"));
        assertSafe("unknown", get("/api/unknown"));
        assertSafe("refused", server.request("GET", "/api/good").send());
        assertSafe("method", server.request("TRACE", "/api/good").send());
        assertSafe(
                "host",
                server.request("GET", "/api/good")
                        .instead("Host", "evil.example")
                        .send());
        assertSafe("failed", get("/api/fails"));
        assertSafe("login", server.request("GET", "/").send());
    }

    @Test
    public void thoseOfTheServerItselfTellNothingEither() throws IOException {
        assertBare("path", server.request("GET", "/%zz").send());
        assertBare("long path", server.request("GET", "/" + "a".repeat(9_000)).send());
        assertBare(
                "long header",
                server.request("GET", "/").header("X", "a".repeat(9_000)).send());
        assertBare("no HTTP", Request.send(server.port(), "HELLO\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        assertBare(
                "version",
                Request.send(server.port(), "GET / HTTP/9.9\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.UTF_8)));
        assertBare(
                "two lengths",
                server.request("POST", "/api/login")
                        .header("Content-Length", "5")
                        .header("Content-Length", "6")
                        .send());
        assertBare(
                "length and chunks",
                server.request("POST", "/api/login")
                        .header("Content-Length", "5")
                        .header("Transfer-Encoding", "chunked")
                        .send());
    }

    @Test
    public void lengthsThatAreTooGreatHaveTheirOwnStatus() throws IOException {
        assertEquals(414, server.request("GET", "/" + "a".repeat(9_000)).send().status());
        assertEquals(
                431,
                server.request("GET", "/").header("X", "a".repeat(9_000)).send().status());
        assertEquals(
                431,
                server.request("GET", "/").header("X".repeat(9_000), "a").send().status());
    }

    @Test
    public void aFailureHasANumberThatTheLogHasToo() throws IOException {
        Answer answer = get("/api/fails");

        assertEquals(500, answer.status());
        assertTrue(answer.body(), answer.error().matches("This failed; the log file says why \\(failure \\d+\\)\\."));
    }

    @Test
    public void whatTakesItsTimeIsAnsweredWhenItIsDone() throws IOException {
        assertEquals("{\"a\":2}", get("/api/later").body());
        assertEquals(504, get("/api/never").status());
        assertEquals(500, get("/api/laterfails").status());
        assertSafe("later", get("/api/later"));
        assertSafe("never", get("/api/never"));
        assertSafe("later fails", get("/api/laterfails"));
    }
}
