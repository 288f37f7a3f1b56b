package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.browser.Wire.Answer;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.Assume;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Who may do what, and what is told of it: each rule tried to be broken from outside of the process. */
public class WebSecurityTest {
    @ClassRule
    public static final WebRuntime RUNTIME = WebRuntime.silent().withoutBrowser();

    private Access agent;
    private Access other;

    private static List<Operation> operations;

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

    private static void assertStatus(int expected, Object what, Wire wire) throws Exception {
        Answer answer = wire.send();
        assertEquals(what + ": " + answer, expected, answer.status());
    }

    @Test
    public void nothingIsServedToWhoIsNotLoggedIn() throws Exception {
        for (Operation operation : Operation.some(operations, each -> !each.equals(Operation.FOR_ANYBODY), 30)) {
            Wire wire = RUNTIME.request(operation.method(), operation.path().replaceAll("\\{\\w+}", agent.agentId()))
                    .origin(RUNTIME.address());
            assertStatus(401, operation, operation.method().equals("POST") ? wire.json("{}") : wire);
        }
        for (String page : List.of("/desktop/", "/operations/", "/")) {
            Answer answer = RUNTIME.request("GET", page).send();
            assertEquals(page, 302, answer.status());
            assertEquals(page, "/login/", answer.header("Location"));
        }
        for (String file : List.of("/desktop/main.js", "/desktop/index.html", "/operations/main.js")) {
            assertStatus(401, file, RUNTIME.request("GET", file));
        }
        assertStatus(
                401,
                "wrong cookie",
                RUNTIME.request("GET", "/api/session").cookie("widgetry-" + RUNTIME.port() + "=x"));
    }

    @Test
    public void whatIsForOneRoleIsRefusedToTheOthers() throws Exception {
        for (Operation operation : Operation.some(operations, Operation.FOR_OPERATOR::equals, 15)) {
            assertStatus(403, operation, operation.by(RUNTIME.port(), agent, agent.agentId()));
            assertStatus(403, operation, operation.by(RUNTIME.port(), Access.PUBLISHER, agent.agentId()));
        }
        for (Operation operation : Operation.some(operations, Operation.FOR_PUBLISHER::equals, 1)) {
            assertStatus(403, operation, operation.by(RUNTIME.port(), agent, agent.agentId()));
            assertStatus(403, operation, operation.by(RUNTIME.port(), Access.OPERATOR, agent.agentId()));
        }
    }

    @Test
    public void anotherAgentsWorkspaceIsRefusedEvenToOperators() throws Exception {
        for (Operation operation : Operation.some(operations, Operation.FOR_AGENT::equals, 8)) {
            for (Access access : List.of(agent, Access.FIRST, Access.OPERATOR, Access.PUBLISHER)) {
                Answer answer =
                        operation.by(RUNTIME.port(), access, other.agentId()).send();
                assertEquals(access + " " + operation + ": " + answer, 403, answer.status());
                assertFalse(answer.text().contains("call-of-"));
            }
        }
        String cookie = RUNTIME.login(agent);
        for (String disguised : List.of(other.agentId(), "%37" + other.agentId().substring(1))) {
            String path = "/api/agents/" + disguised + "/stream";
            assertStatus(403, path, RUNTIME.request("GET", path).cookie(cookie));
        }
        assertStatus(
                400,
                "dots",
                RUNTIME.request("GET", "/api/agents/" + agent.agentId() + "/../" + other.agentId() + "/stream")
                        .cookie(cookie));
    }

    @Test
    public void theTokenIsRefusedForAWidgetThatWasNotGrantedIt() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "curious.zip");
        RUNTIME.publish(Lines.event("onSSOTokenRefreshEvent", agent.agentId(), "{\"token\":\"not-a-real-token\"}"));

        Answer answer = RUNTIME.request("GET", "/api/agents/" + agent.agentId() + "/token?widgetId=browser.curious")
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
    public void wrongTokensAreLimitedByAddress() throws Exception {
        int refused = 0;
        for (int i = 0; i < 15; i++) {
            Answer answer = RUNTIME.request("POST", "/api/login")
                    .from("127.0.0.9")
                    .origin(RUNTIME.address())
                    .json("{\"token\":\"guessed-" + i + "\"}")
                    .send();
            assertTrue(answer.toString(), answer.status() == (refused > 0 ? 429 : 401) || answer.status() == 429);
            refused += answer.status() == 429 ? 1 : 0;
        }
        assertTrue("refused " + refused, refused >= 3);
        assertStatus(
                429,
                "as a program",
                RUNTIME.request("GET", "/api/session")
                        .from("127.0.0.9")
                        .header("Authorization", "Bearer guessed-again"));
        RUNTIME.login(agent); // others are not held up
    }

    @Test
    public void theCookieIsForTheBrowserAlone() throws Exception {
        Answer answer = RUNTIME.request("POST", "/api/login")
                .origin(RUNTIME.address())
                .json("{\"token\":\"" + agent.token() + "\"}")
                .send();
        String cookie = answer.header("Set-Cookie");
        List<String> attributes = List.of(cookie.split("; "));
        assertTrue(cookie, attributes.containsAll(List.of("Path=/", "HttpOnly", "SameSite=Strict")));
        assertFalse(cookie, cookie.contains("Domain"));
        assertTrue(cookie, attributes.get(0).matches("widgetry-" + RUNTIME.port() + "=[A-Za-z0-9_-]{22,}"));
        assertFalse(answer.toString(), answer.toString().contains(agent.token()));

        Answer out = RUNTIME.request("POST", "/api/logout")
                .origin(RUNTIME.address())
                .cookie(attributes.get(0))
                .send();
        assertTrue(out.toString(), out.header("Set-Cookie").contains("Max-Age=0"));
        assertStatus(401, "logged out", RUNTIME.request("GET", "/api/session").cookie(attributes.get(0)));
    }

    @Test
    public void aRevokedAccessEndsItsSessionsAndItsStreams() throws Exception {
        String cookie = RUNTIME.login(agent);
        String path = "/api/agents/" + agent.agentId() + "/stream";
        try (Socket stream = RUNTIME.request("GET", path)
                .cookie(cookie)
                .header("Connection", "close")
                .open()) {
            Wire.readUntil(stream, "event: snapshot");

            RUNTIME.exec("web:revoke " + agent.name());

            stream.getInputStream().readAllBytes(); // it ends
        }
        assertStatus(401, "the session", RUNTIME.request("GET", "/api/session").cookie(cookie));
        assertStatus(401, "the token", RUNTIME.request("GET", "/api/session").bearer(agent));
        assertStatus(200, "another's", RUNTIME.request("GET", "/api/session").bearer(other));
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
        String cookie = RUNTIME.login(agent).split("=", 2)[1];
        RUNTIME.publish(Lines.event("onSSOTokenRefreshEvent", agent.agentId(), "{\"token\":\"not-a-real-token\"}"));
        RUNTIME.request("GET", "/api/session")
                .header("Authorization", "Bearer wrong-not-a-real-token")
                .send();

        StringBuilder told = new StringBuilder(RUNTIME.logs());
        for (String command :
                List.of("web:status", "web:access", "widget:grants", "agent:info " + agent.agentId(), "event:recent")) {
            told.append(RUNTIME.exec(command));
        }
        assertTrue("something is told", told.toString().contains(agent.agentId()));
        for (String secret : List.of(agent.token(), Access.OPERATOR.token(), cookie, "not-a-real-token")) {
            assertFalse(secret + " in " + told, told.toString().contains(secret));
        }
        assertEquals("rw-------", permissions("etc/web-access.json"));
        Await.until("sessions are written", () -> Files.exists(RUNTIME.home().resolve("run/web-sessions.json")));
        assertEquals("rw-------", permissions("run/web-sessions.json"));
        assertFalse(Files.readString(RUNTIME.home().resolve("run/web-sessions.json"))
                .contains(cookie));
    }

    private static String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(RUNTIME.home().resolve(file)));
    }
}
