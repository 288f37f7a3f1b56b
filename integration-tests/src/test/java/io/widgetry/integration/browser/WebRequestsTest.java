package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.browser.Wire.Answer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Requests as no well-behaved client sends them: each rule tried to be broken from outside of the process. */
public class WebRequestsTest {
    @ClassRule
    public static final WebRuntime RUNTIME = WebRuntime.silent().withoutBrowser();

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE");

    private static List<Operation> operations;

    private final Access agent = RUNTIME.agent();

    @BeforeClass
    public static void readDescription() throws Exception {
        operations = Operation.all(RUNTIME);
    }

    private static void assertStatus(int expected, Object what, Wire wire) throws Exception {
        Answer answer = wire.send();
        assertEquals(what + ": " + answer, expected, answer.status());
    }

    @Test
    public void requestsForAnotherNameAreRefusedThoughTheyReachUs() throws Exception {
        String cookie = RUNTIME.login(agent);
        int port = RUNTIME.port();
        for (String host : List.of(
                "evil.example",
                "evil.example:" + port,
                "localhost.evil.example:" + port,
                "127.0.0.1.nip.example:" + port,
                "evil.example@localhost:" + port,
                "localhost",
                "localhost:" + (port + 1),
                "0.0.0.0:" + port,
                "w0.localhost:" + port)) {
            for (String path : List.of("/api/session", "/login/", "/desktop/main.js")) {
                Answer answer = RUNTIME.request("GET", path)
                        .header("Host", host)
                        .cookie(cookie)
                        .send();
                assertTrue(host + path + answer, answer.status() == 421 || answer.status() == 400);
                assertFalse(host + path, answer.text().contains(agent.agentId()));
            }
        }
        for (String host : List.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port)) {
            assertStatus(
                    200,
                    host,
                    RUNTIME.request("GET", "/api/session").header("Host", host).cookie(cookie));
        }
        assertStatus(
                400,
                "two hosts",
                RUNTIME.request("GET", "/api/session")
                        .header("Host", "localhost:" + port)
                        .header("Host", "evil.example")
                        .cookie(cookie));
        assertStatus(
                400,
                "another name in the request's line",
                RUNTIME.request("GET", "http://evil.example/api/session")
                        .header("Host", "localhost:" + port)
                        .cookie(cookie));
    }

    @Test
    public void aPageOfAnotherOriginCanDoNothingWithTheCookie() throws Exception {
        String cookie = RUNTIME.login(agent);
        String messages = "/api/agents/" + agent.agentId() + "/messages";
        String message = "{\"widgetId\":\"desktop\",\"data\":1}";
        List<String> origins = List.of(
                "http://evil.example",
                "null",
                "http://localhost:" + (RUNTIME.port() + 1),
                "https://localhost:" + RUNTIME.port(),
                "http://127.0.0.1:" + RUNTIME.port(),
                "http://w0.localhost:" + RUNTIME.port(),
                RUNTIME.address() + ".evil.example",
                "");
        for (String origin : origins) {
            assertStatus(
                    403,
                    origin,
                    RUNTIME.request("POST", messages)
                            .cookie(cookie)
                            .origin(origin)
                            .json(message));
            assertStatus(
                    403,
                    origin,
                    RUNTIME.request("POST", "/api/login").origin(origin).json("{\"token\":\"" + agent.token() + "\"}"));
        }
        assertStatus(
                403,
                "no origin",
                RUNTIME.request("POST", messages).cookie(cookie).json(message));
        assertStatus(
                403,
                "another site's",
                RUNTIME.request("POST", messages)
                        .cookie(cookie)
                        .origin(RUNTIME.address())
                        .header("Sec-Fetch-Site", "same-site")
                        .json(message));
        assertStatus(
                403,
                "read by another port's page",
                RUNTIME.request("GET", "/api/session").cookie(cookie).header("Sec-Fetch-Site", "same-site"));
        assertStatus(
                415,
                "a form",
                RUNTIME.request("POST", messages)
                        .cookie(cookie)
                        .origin(RUNTIME.address())
                        .header("Content-Type", "text/plain")
                        .header("Content-Length", "0"));
        Answer preflight = RUNTIME.request("OPTIONS", messages)
                .origin("http://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .send();
        assertEquals(405, preflight.status());
        assertEquals("", preflight.header("Access-Control-Allow-Origin"));
    }

    @Test
    public void onlyTheDescribedMethodsAreTaken() throws Exception {
        for (String path : Operation.some(operations, any -> true, 30).stream()
                .map(Operation::path)
                .distinct()
                .toList()) {
            List<String> described = operations.stream()
                    .filter(each -> each.path().equals(path))
                    .map(Operation::method)
                    .toList();
            for (String method : METHODS) {
                if (!described.contains(method)) {
                    assertStatus(
                            405,
                            method + " " + path,
                            new Operation(method, path, "").by(RUNTIME.port(), Access.FIRST, Access.FIRST.agentId()));
                }
            }
        }
    }

    @Test
    public void pathsInDisguiseLeadNowhere() throws Exception {
        for (String path : List.of(
                "/login/../desktop/main.js",
                "/login/%2e%2e/desktop/main.js",
                "/login/.%2e/desktop/main.js",
                "/login/..%2fdesktop/main.js",
                "/login/%252e%252e/desktop/main.js",
                "/login/..%5cdesktop/main.js",
                "/login/..\\desktop/main.js",
                "/login/..;/desktop/main.js",
                "/login;a=b/../desktop/main.js",
                "/common/../../etc/web-access.json",
                "/common/%c0%ae%c0%ae/desktop/main.js",
                "//desktop/main.js",
                "/login//desktop/main.js",
                "/frame/x/../../desktop/main.js",
                "/frame/x/files/%2e%2e/%2e%2e/%2e%2e/etc/web-access.json",
                "/common/api.js%00.css",
                "/common/%0d%0aSet-Cookie:%20a=b",
                "/META-INF/MANIFEST.MF",
                "/OSGI-INF/",
                "/common/",
                "/system/console")) {
            Answer answer = RUNTIME.request("GET", path).send();
            assertTrue(path + ": " + answer, answer.status() == 400 || answer.status() == 404);
            assertFalse(path, answer.text().contains("import ") || answer.text().contains("token"));
        }
    }

    @Test
    public void whatIsTooLargeIsRefused() throws Exception {
        String path = "/api/agents/" + agent.agentId() + "/messages";
        String message = "{\"widgetId\":\"desktop\",\"data\":\"" + "x".repeat(300_000) + "\"}";
        assertStatus(
                413, "declared", RUNTIME.request("POST", path).bearer(agent).json(message));
        try (Socket socket = RUNTIME.request("POST", path)
                .bearer(agent)
                .header("Content-Type", "application/json")
                .header("Transfer-Encoding", "chunked")
                .header("Connection", "close")
                .open()) {
            Wire.send(socket, Integer.toHexString(message.length()) + "\r\n" + message + "\r\n");
            assertTrue(Wire.readUntil(socket, "\r\n").startsWith("HTTP/1.1 413 "));
        }
        assertStatus(
                413,
                "a file to deploy",
                RUNTIME.request("POST", "/api/deployments?name=a.jar")
                        .bearer(Access.OPERATOR)
                        .header("Content-Type", "application/octet-stream")
                        .header("Content-Length", "99999999999"));
        assertStatus(431, "headers", RUNTIME.request("GET", "/login/").header("X-Long", "x".repeat(20_000)));
        assertNotEquals(
                200,
                RUNTIME.request("GET", "/login/?" + "x".repeat(20_000)).send().status());
        assertStatus(200, "it goes on", RUNTIME.request("GET", "/login/"));
    }

    @Test
    public void whoSendsSlowlyIsCutOff() throws Exception {
        try (Socket silent = Wire.connect(RUNTIME.port(), "127.0.0.1");
                Socket half = Wire.connect(RUNTIME.port(), "127.0.0.1")) {
            Wire.send(half, "GET /login/ HTTP/1.1\r\nHost: localhost:" + RUNTIME.port() + "\r\nX-");

            assertEquals(-1, silent.getInputStream().read());
            String answer = new String(half.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer, answer.isEmpty() || answer.startsWith("HTTP/1.1 4"));
        }
        assertFalse("that is no news for operators", RUNTIME.logs().contains("WARN"));
    }

    @Test
    public void everyAnswerForbidsWhatIsNotNeededAndTellsNoVersion() throws Exception {
        String cookie = RUNTIME.login(Access.FIRST);
        for (String path : List.of(
                "/login/",
                "/desktop/",
                "/operations/",
                "/desktop/main.js",
                "/api/session",
                "/api/nothing",
                "/frame/none/",
                "/api/%2e%2e",
                "/")) {
            Answer answer = RUNTIME.request("GET", path).cookie(cookie).send();
            String policy = answer.header("Content-Security-Policy");
            assertTrue(path + ": " + policy, policy.startsWith("default-src 'none'; script-src 'self'; "));
            assertFalse(path + ": " + policy, policy.contains("unsafe"));
            assertTrue(path + ": " + policy, policy.contains("frame-ancestors 'none'"));
            assertEquals(path, "nosniff", answer.header("X-Content-Type-Options"));
            assertEquals(path, "no-referrer", answer.header("Referrer-Policy"));
            assertEquals(path, "", answer.header("X-Powered-By") + answer.header("Server"));
            assertEquals(path, "", answer.header("Access-Control-Allow-Origin"));
        }
        for (Answer refused : List.of(
                RUNTIME.request("GET", "/login/").header("Host", "evil.example").send(),
                RUNTIME.request("GET", "/ HTTP/1.1\r\nbroken\r\n").send(),
                RUNTIME.request("BREW", "/").send())) {
            assertTrue(refused.toString(), refused.status() >= 400);
            assertEquals("", refused.header("X-Powered-By") + refused.header("Server"));
            assertFalse(refused.toString(), refused.toString().toLowerCase().contains("jetty"));
        }
    }
}
