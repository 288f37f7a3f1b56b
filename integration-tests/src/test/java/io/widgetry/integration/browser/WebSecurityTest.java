package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.browser.Wire.Answer;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.Assume;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Each rule of the web server's security, tried to be broken from outside of the process. */
public class WebSecurityTest {
    @ClassRule
    public static final WebRuntime RUNTIME = WebRuntime.silent().withoutBrowser();

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE");

    private static List<Operation> operations;

    private Access agent;
    private Access other;

    private static Wire request(String method, String path) {
        return new Wire(RUNTIME.port(), method, path);
    }

    private static String own() {
        return RUNTIME.address();
    }

    @BeforeClass
    public static void readDescription() throws Exception {
        operations = Operation.all(RUNTIME);
    }

    @Before
    public void signIn() throws Exception {
        agent = RUNTIME.agent();
        other = RUNTIME.agent();
        RUNTIME.publish(
                Lines.agentState(agent.agentId(), "READY"),
                Lines.agentState(other.agentId(), "READY"),
                Lines.call(other.agentId(), "call-of-" + other.agentId(), "ACTIVE"));
    }

    private static List<Operation> operations(Predicate<String> audience, int atLeast) {
        List<Operation> found =
                operations.stream().filter(each -> audience.test(each.audience())).toList();
        assertTrue("too few to prove anything: " + found, found.size() >= atLeast);
        return found;
    }

    private static void assertStatus(int expected, Object what, Wire wire) throws IOException {
        Answer answer = wire.send();
        assertEquals(what + ": " + answer, expected, answer.status());
    }

    /** Logs in as a page does, and returns the cookie. */
    private static String login(Access access) throws IOException {
        Answer answer = request("POST", "/api/login")
                .origin(own())
                .json("{\"token\":\"" + access.token() + "\"}")
                .send();
        assertEquals(answer.toString(), 204, answer.status());
        return answer.header("Set-Cookie").split(";")[0];
    }

    @Test
    public void nothingIsServedToWhoIsNotLoggedIn() throws IOException {
        for (Operation operation : operations(each -> !each.equals(Operation.FOR_ANYBODY), 30)) {
            Wire wire = request(operation.method(), operation.path().replaceAll("\\{\\w+}", agent.agentId()))
                    .origin(own());
            assertStatus(401, operation, operation.method().equals("POST") ? wire.json("{}") : wire);
        }
        for (String page : List.of("/desktop/", "/operations/", "/")) {
            Answer answer = request("GET", page).send();
            assertEquals(page, 302, answer.status());
            assertEquals(page, "/login/", answer.header("Location"));
        }
        for (String file : List.of("/desktop/main.js", "/desktop/index.html", "/operations/main.js")) {
            assertStatus(401, file, request("GET", file));
        }
        assertStatus(401, "wrong cookie", request("GET", "/api/session").cookie("widgetry-" + RUNTIME.port() + "=x"));
    }

    @Test
    public void whatIsForOneRoleIsRefusedToTheOthers() throws IOException {
        for (Operation operation : operations(Operation.FOR_OPERATOR::equals, 15)) {
            assertStatus(403, operation, operation.by(RUNTIME.port(), agent, agent.agentId()));
            assertStatus(403, operation, operation.by(RUNTIME.port(), Access.PUBLISHER, agent.agentId()));
        }
        for (Operation operation : operations(Operation.FOR_PUBLISHER::equals, 1)) {
            assertStatus(403, operation, operation.by(RUNTIME.port(), agent, agent.agentId()));
            assertStatus(403, operation, operation.by(RUNTIME.port(), Access.OPERATOR, agent.agentId()));
        }
    }

    @Test
    public void anotherAgentsWorkspaceIsRefusedEvenToOperators() throws IOException {
        for (Operation operation : operations(Operation.FOR_AGENT::equals, 8)) {
            for (Access access : List.of(agent, Access.FIRST, Access.OPERATOR, Access.PUBLISHER)) {
                Answer answer = operation.by(RUNTIME.port(), access, other.agentId()).send();
                assertEquals(access + " " + operation + ": " + answer, 403, answer.status());
                assertFalse(answer.text().contains("call-of-"));
            }
        }
        String cookie = login(agent);
        for (String disguised : List.of(other.agentId(), "%37" + other.agentId().substring(1))) {
            String path = "/api/agents/" + disguised + "/stream";
            assertStatus(403, path, request("GET", path).cookie(cookie));
        }
        assertStatus(
                400,
                "dots",
                request("GET", "/api/agents/" + agent.agentId() + "/../" + other.agentId() + "/stream")
                        .cookie(cookie));
    }

    @Test
    public void theTokenIsRefusedForAWidgetThatWasNotGrantedIt() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "curious.zip");
        RUNTIME.publish(Lines.event("onSSOTokenRefreshEvent", agent.agentId(), "{\"token\":\"not-a-real-token\"}"));

        Answer answer = request("GET", "/api/agents/" + agent.agentId() + "/token?widgetId=browser.curious")
                .bearer(agent)
                .send();

        assertEquals(answer.toString(), 403, answer.status());
        assertFalse(answer.text().contains("not-a-real-token"));
        assertFalse(RUNTIME.http(agent)
                .get("/api/agents/" + agent.agentId() + "/configuration")
                .text()
                .contains("not-a-real-token"));
    }

    @Test
    public void requestsForAnotherNameAreRefusedThoughTheyReachUs() throws IOException {
        String cookie = login(agent);
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
                Answer answer =
                        request("GET", path).header("Host", host).cookie(cookie).send();
                assertTrue(host + path + answer, answer.status() == 421 || answer.status() == 400);
                assertFalse(host + path, answer.text().contains(agent.agentId()));
            }
        }
        for (String host : List.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port)) {
            assertStatus(
                    200, host, request("GET", "/api/session").header("Host", host).cookie(cookie));
        }
        assertStatus(
                400,
                "two hosts",
                request("GET", "/api/session")
                        .header("Host", "localhost:" + port)
                        .header("Host", "evil.example")
                        .cookie(cookie));
        assertStatus(
                400,
                "another name in the request's line",
                request("GET", "http://evil.example/api/session")
                        .header("Host", "localhost:" + port)
                        .cookie(cookie));
    }

    @Test
    public void aPageOfAnotherOriginCanDoNothingWithTheCookie() throws IOException {
        String cookie = login(agent);
        String messages = "/api/agents/" + agent.agentId() + "/messages";
        String message = "{\"widgetId\":\"desktop\",\"data\":1}";
        List<String> origins = List.of(
                "http://evil.example",
                "null",
                "http://localhost:" + (RUNTIME.port() + 1),
                "https://localhost:" + RUNTIME.port(),
                "http://127.0.0.1:" + RUNTIME.port(),
                "http://w0.localhost:" + RUNTIME.port(),
                own() + ".evil.example",
                "");
        for (String origin : origins) {
            assertStatus(
                    403,
                    origin,
                    request("POST", messages).cookie(cookie).origin(origin).json(message));
            assertStatus(
                    403,
                    origin,
                    request("POST", "/api/login").origin(origin).json("{\"token\":\"" + agent.token() + "\"}"));
        }
        assertStatus(403, "no origin", request("POST", messages).cookie(cookie).json(message));
        assertStatus(
                403,
                "another site's",
                request("POST", messages)
                        .cookie(cookie)
                        .origin(own())
                        .header("Sec-Fetch-Site", "same-site")
                        .json(message));
        assertStatus(
                403,
                "read by another port's page",
                request("GET", "/api/session").cookie(cookie).header("Sec-Fetch-Site", "same-site"));
        assertStatus(
                415,
                "a form",
                request("POST", messages)
                        .cookie(cookie)
                        .origin(own())
                        .header("Content-Type", "text/plain")
                        .header("Content-Length", "0"));
        Answer preflight = request("OPTIONS", messages)
                .origin("http://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .send();
        assertEquals(405, preflight.status());
        assertEquals("", preflight.header("Access-Control-Allow-Origin"));
    }

    @Test
    public void onlyTheDescribedMethodsAreTaken() throws IOException {
        for (String path :
                operations(any -> true, 30).stream().map(Operation::path).distinct().toList()) {
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
    public void pathsInDisguiseLeadNowhere() throws IOException {
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
            Answer answer = request("GET", path).send();
            assertTrue(path + ": " + answer, answer.status() == 400 || answer.status() == 404);
            assertFalse(path, answer.text().contains("import ") || answer.text().contains("token"));
        }
    }

    @Test
    public void whatIsTooLargeIsRefused() throws IOException {
        String path = "/api/agents/" + agent.agentId() + "/messages";
        String message = "{\"widgetId\":\"desktop\",\"data\":\"" + "x".repeat(300_000) + "\"}";
        assertStatus(413, "declared", request("POST", path).bearer(agent).json(message));
        try (Socket socket = request("POST", path)
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
                request("POST", "/api/deployments?name=a.jar")
                        .bearer(Access.OPERATOR)
                        .header("Content-Type", "application/octet-stream")
                        .header("Content-Length", "99999999999"));
        assertStatus(
                431, "headers", request("GET", "/login/").header("X-Long", "x".repeat(20_000)));
        assertNotEquals(
                200, request("GET", "/login/?" + "x".repeat(20_000)).send().status());
        assertStatus(200, "it goes on", request("GET", "/login/"));
    }

    @Test
    public void whoSendsSlowlyIsCutOff() throws IOException {
        try (Socket silent = Wire.connect(RUNTIME.port(), "127.0.0.1");
                Socket half = Wire.connect(RUNTIME.port(), "127.0.0.1")) {
            Wire.send(half, "GET /login/ HTTP/1.1\r\nHost: localhost:" + RUNTIME.port() + "\r\nX-");

            assertEquals(-1, silent.getInputStream().read());
            String answer = new String(half.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer, answer.isEmpty() || answer.startsWith("HTTP/1.1 4"));
        }
    }

    @Test
    public void wrongTokensAreLimitedByAddress() throws IOException {
        int refused = 0;
        for (int i = 0; i < 15; i++) {
            Answer answer = request("POST", "/api/login")
                    .from("127.0.0.9")
                    .origin(own())
                    .json("{\"token\":\"guessed-" + i + "\"}")
                    .send();
            assertTrue(answer.toString(), answer.status() == (refused > 0 ? 429 : 401) || answer.status() == 429);
            refused += answer.status() == 429 ? 1 : 0;
        }
        assertTrue("refused " + refused, refused >= 3);
        assertStatus(
                429,
                "as a program",
                request("GET", "/api/session").from("127.0.0.9").header("Authorization", "Bearer guessed-again"));
        login(agent); // others are not held up
    }

    @Test
    public void theCookieIsForTheBrowserAlone() throws IOException {
        Answer answer = request("POST", "/api/login")
                .origin(own())
                .json("{\"token\":\"" + agent.token() + "\"}")
                .send();
        String cookie = answer.header("Set-Cookie");
        List<String> attributes = List.of(cookie.split("; "));
        assertTrue(cookie, attributes.containsAll(List.of("Path=/", "HttpOnly", "SameSite=Strict")));
        assertFalse(cookie, cookie.contains("Domain"));
        assertTrue(cookie, attributes.get(0).matches("widgetry-" + RUNTIME.port() + "=[A-Za-z0-9_-]{22,}"));
        assertFalse(answer.toString(), answer.toString().contains(agent.token()));

        Answer out = request("POST", "/api/logout")
                .origin(own())
                .cookie(attributes.get(0))
                .send();
        assertTrue(out.toString(), out.header("Set-Cookie").contains("Max-Age=0"));
        assertStatus(401, "logged out", request("GET", "/api/session").cookie(attributes.get(0)));
    }

    @Test
    public void everyAnswerForbidsWhatIsNotNeededAndTellsNoVersion() throws IOException {
        String cookie = login(Access.FIRST);
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
            Answer answer = request("GET", path).cookie(cookie).send();
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
                request("GET", "/login/").header("Host", "evil.example").send(),
                request("GET", "/ HTTP/1.1\r\nbroken\r\n").send(),
                request("BREW", "/").send())) {
            assertTrue(refused.toString(), refused.status() >= 400);
            assertEquals("", refused.header("X-Powered-By") + refused.header("Server"));
            assertFalse(refused.toString(), refused.toString().toLowerCase().contains("jetty"));
        }
    }

    @Test
    public void aRevokedAccessEndsItsSessionsAndItsStreams() throws Exception {
        String cookie = login(agent);
        String path = "/api/agents/" + agent.agentId() + "/stream";
        try (Socket stream =
                request("GET", path).cookie(cookie).header("Connection", "close").open()) {
            Wire.readUntil(stream, "event: snapshot");

            RUNTIME.exec("web:revoke " + agent.name());

            stream.getInputStream().readAllBytes(); // it ends
        }
        assertStatus(401, "the session", request("GET", "/api/session").cookie(cookie));
        assertStatus(401, "the token", request("GET", "/api/session").bearer(agent));
        assertStatus(200, "another's", request("GET", "/api/session").bearer(other));
    }

    @Test
    public void nothingButLoopbackIsListenedAt() throws Exception {
        Assume.assumeTrue("only Linux tells who listens", Listening.isTold());

        Set<InetSocketAddress> listening = Listening.of(RUNTIME.pid());

        assertTrue(listening.toString(), listening.stream().allMatch(each -> each.getPort() == RUNTIME.port()));
        assertTrue(
                listening.toString(),
                listening.stream().allMatch(each -> each.getAddress().isLoopbackAddress()));
        assertFalse(listening.isEmpty());
        for (InetAddress address : Listening.addressesForOthers()) {
            assertThrows(address.toString(), ConnectException.class, () -> Listening.connect(address, RUNTIME.port()));
        }
    }

    @Test
    public void noTokenIsInALogOrAListing() throws Exception {
        String cookie = login(agent).split("=", 2)[1];
        RUNTIME.publish(Lines.event("onSSOTokenRefreshEvent", agent.agentId(), "{\"token\":\"not-a-real-token\"}"));
        request("GET", "/api/session").header("Authorization", "Bearer wrong-not-a-real-token").send();

        StringBuilder told = new StringBuilder(RUNTIME.logs());
        for (String command : List.of(
                "web:status",
                "web:access",
                "widget:grants",
                "agent:info " + agent.agentId(),
                "event:recent")) {
            told.append(RUNTIME.exec(command));
        }
        assertTrue("something is told", told.toString().contains(agent.agentId()));
        for (String secret : List.of(agent.token(), Access.OPERATOR.token(), cookie, "not-a-real-token")) {
            assertFalse(secret + " in " + told, told.toString().contains(secret));
        }
        assertEquals("rw-------", permissions("etc/web-access.json"));
        Await.until("sessions are written", () -> Files.exists(RUNTIME.home().resolve("run/web-sessions.json")));
        assertEquals("rw-------", permissions("run/web-sessions.json"));
        assertFalse(Files.readString(RUNTIME.home().resolve("run/web-sessions.json")).contains(cookie));
    }

    private static String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(RUNTIME.home().resolve(file)));
    }
}
