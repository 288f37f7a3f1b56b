package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LoginTest {
    private static final Limits FEW = new Limits(
            200,
            100,
            3,
            Duration.ofHours(1),
            Duration.ofHours(4),
            2,
            1_000_000,
            1_000_000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final TestServer server = new TestServer()
            .with(FEW)
            .with(Endpoint.get("/api/stream", Access.SESSION, "A stream.", exchange -> exchange.stream())
                    .answersText(Endpoint.EVENT_STREAM));

    private Request login(String token) {
        return server.request("POST", "/api/login")
                .header("Origin", "http://localhost:" + server.port())
                .header("Content-Type", "application/json")
                .body("{\"token\":\"" + token + "\"}");
    }

    private int session(String cookie) throws IOException {
        return server.get("/api/session", cookie).send().status();
    }

    @Test
    public void setsACookieThatNoScriptAndNoOtherSiteGets() throws IOException {
        Answer answer = login(server.token(Role.OPERATOR)).send();

        assertEquals(204, answer.status());
        String cookie = answer.header("Set-Cookie").orElseThrow();
        assertTrue(
                cookie,
                cookie.matches("widgetry-" + server.port()
                        + "=[A-Za-z0-9_-]{43}; Path=/; Max-Age=14400; HttpOnly; SameSite=Strict"));
        assertEquals(200, session(cookie.substring(0, cookie.indexOf(';'))));
    }

    @Test
    public void tellsWhoIsLoggedIn() throws IOException {
        Answer answer = server.get("/api/session", server.login(Role.AGENT, Role.OPERATOR))
                .send();

        assertEquals(
                "{\"roles\":[\"agent\",\"operator\"],\"agentId\":\"600008\",\"product\":\"axp\",\"version\":\"0.1.0\"}",
                answer.body());
    }

    @Test
    public void isRefusedWithAnyOtherToken() throws IOException {
        String token = server.token(Role.OPERATOR);
        for (String wrong : List.of("x", token + "x", token.substring(1), token.toLowerCase() + "A", " " + token)) {
            assertEquals(401, login(wrong).send().status());
        }
    }

    @Test
    public void isRefusedWithATokenThatIsNoText() throws IOException {
        for (String body :
                List.of("{}", "{\"token\":null}", "{\"token\":1}", "{\"token\":[\"a\"]}", "[]", "null", "{")) {
            Answer answer = login("").body(body).send();
            assertEquals(body, 400, answer.status());
        }
        assertEquals("The field \"token\" must hold a token.", login("").send().error());
    }

    @Test
    public void isRefusedAfterTooManyWrongTokensAndLaterPossibleAgain() throws IOException {
        String token = server.token(Role.OPERATOR);
        for (int i = 0; i < 10; i++) {
            assertEquals(401, login("wrong").send().status());
        }

        Answer refused = login(token).send();

        assertEquals(429, refused.status());
        assertEquals("5", refused.header("Retry-After").orElseThrow());
        assertEquals(429, server.request("GET", "/api/session", token).send().status());
        server.pass(Duration.ofSeconds(6));
        assertEquals(204, login(token).send().status());
    }

    @Test
    public void endsWithLogout() throws IOException {
        String cookie = server.login(Role.OPERATOR);
        assertEquals(200, session(cookie));

        Answer answer =
                server.post("/api/logout", cookie, "").without("Content-Type").send();

        assertEquals(204, answer.status());
        assertTrue(answer.header("Set-Cookie").orElseThrow().contains("=; Path=/; Max-Age=0; HttpOnly"));
        assertEquals(401, session(cookie));
    }

    @Test
    public void givesANewCookieEachTimeAndEndsTheOldSession() throws IOException {
        String token = server.token(Role.OPERATOR);
        String before = server.cookie(token);

        String after = login(token)
                .header("Cookie", before)
                .send()
                .header("Set-Cookie")
                .orElseThrow();

        assertNotEquals(before, after.substring(0, after.indexOf(';')));
        assertEquals(401, session(before));
    }

    @Test
    public void endsWhenNobodyUsesIt() throws IOException {
        String cookie = server.login(Role.OPERATOR);
        server.pass(Duration.ofMinutes(50));
        assertEquals(200, session(cookie));
        server.pass(Duration.ofMinutes(50));
        assertEquals(200, session(cookie));
        server.pass(Duration.ofMinutes(61));

        assertEquals(401, session(cookie));
    }

    @Test
    public void endsAtLastEvenIfItIsUsed() throws IOException {
        String cookie = server.login(Role.OPERATOR);
        for (int i = 0; i < 4; i++) {
            server.pass(Duration.ofMinutes(59));
            assertEquals(200, session(cookie));
        }
        server.pass(Duration.ofMinutes(59));

        assertEquals(401, session(cookie));
    }

    @Test
    public void endsTheSessionUnusedForLongestWhenThereAreTooMany() throws IOException {
        String token = server.token(Role.OPERATOR);
        List<String> cookies = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            cookies.add(server.cookie(token));
        }
        assertEquals(200, session(cookies.get(0)));

        cookies.add(server.cookie(token));

        assertEquals(
                List.of(200, 401, 200, 200),
                List.of(
                        session(cookies.get(0)),
                        session(cookies.get(1)),
                        session(cookies.get(2)),
                        session(cookies.get(3))));
    }

    @Test
    public void endsEverySessionOfAnAccessThatIsRevoked() throws IOException {
        String token = server.token(Role.OPERATOR);
        String cookie = server.cookie(token);
        String other = server.login(Role.PUBLISHER);
        assertEquals(200, server.request("GET", "/api/session", token).send().status());

        assertTrue(server.gate().access().remove("operator"));
        server.gate().end("operator");

        assertEquals(401, session(cookie));
        assertEquals(401, server.request("GET", "/api/session", token).send().status());
        assertEquals(200, session(other));
    }

    @Test
    public void isNotNeededTwice() throws IOException {
        String cookie = server.login(Role.OPERATOR);

        assertFalse(
                server.get("/api/session", cookie).send().header("Set-Cookie").isPresent());
    }

    @Test
    public void isAskedForByPagesWithARedirectionAndByTheRestWithAStatus() throws IOException {
        Answer root = server.request("GET", "/").send();
        assertEquals(302, root.status());
        assertEquals("/login/", root.header("Location").orElseThrow());

        Answer api = server.request("GET", "/api/session").send();
        assertEquals(401, api.status());
        assertEquals("Bearer", api.header("WWW-Authenticate").orElseThrow());
    }

    @Test
    public void leadsToTheRightPage() throws IOException {
        assertEquals(
                "/desktop/",
                server.get("/", server.login(Role.AGENT))
                        .send()
                        .header("Location")
                        .orElseThrow());
        assertEquals(
                "/operations/",
                server.get("/", server.login(Role.OPERATOR))
                        .send()
                        .header("Location")
                        .orElseThrow());
    }

    @Test
    public void rightTokensAreNeverTooMany() throws Exception {
        String token = server.token(Role.OPERATOR);
        ExecutorService threads = Executors.newFixedThreadPool(40);
        try {
            List<Future<Integer>> found = threads.invokeAll(Collections.nCopies(
                    100,
                    () -> server.request("GET", "/api/session", token).send().status()));
            for (Future<Integer> status : found) {
                assertEquals(200, (int) status.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Gate afterRestart(SessionFile file) throws IOException {
        Gate fresh = new Gate(server.gate().access(), FEW, System::nanoTime);
        fresh.restore(file);
        return fresh;
    }

    @Test
    public void outlivesARestartUnlessItsAccessWasRevoked() throws Exception {
        Path path = folder.getRoot().toPath().resolve("sessions.json");
        SessionFile file = new SessionFile(path);
        String kept = server.login(Role.OPERATOR);
        String revoked = server.login(Role.PUBLISHER);
        server.gate().save(file);
        String value = kept.substring(kept.indexOf('=') + 1);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertFalse(Files.readString(path).contains(value));

        server.gate().access().remove("publisher");
        server.gate().access().add(Set.of(Role.PUBLISHER), Optional.empty()); // the same name, another token
        Gate fresh = afterRestart(file);

        assertEquals("operator", fresh.byCookie(value).orElseThrow().name());
        assertFalse(fresh.byCookie(revoked.substring(revoked.indexOf('=') + 1)).isPresent());
    }

    @Test
    public void isNotBroughtBackWhenItWasOver() throws Exception {
        Path path = folder.getRoot().toPath().resolve("sessions.json");
        SessionFile file = new SessionFile(path);
        String out = server.login(Role.OPERATOR);
        String cookie = server.login(Role.OPERATOR);
        assertEquals(
                204,
                server.post("/api/logout", out, "")
                        .without("Content-Type")
                        .send()
                        .status());
        server.gate().save(file);
        String text = Files.readString(path);
        assertFalse(
                afterRestart(file).byCookie(out.substring(out.indexOf('=') + 1)).isPresent());

        long hours = Duration.ofHours(2).toMillis();
        Files.writeString(path, text.replaceAll("\"used\":\\d+", "\"used\":" + (System.currentTimeMillis() - hours)));
        assertFalse(afterRestart(file)
                .byCookie(cookie.substring(cookie.indexOf('=') + 1))
                .isPresent());
        Files.writeString(path, text);
        assertTrue(afterRestart(file)
                .byCookie(cookie.substring(cookie.indexOf('=') + 1))
                .isPresent());
    }

    @Test
    public void isForgottenWhereOthersMayHaveWrittenTheFile() throws Exception {
        Path path = folder.getRoot().toPath().resolve("sessions.json");
        SessionFile file = new SessionFile(path);
        String cookie = server.login(Role.OPERATOR);
        server.gate().save(file);

        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw--w--w-"));
        assertFalse(afterRestart(file)
                .byCookie(cookie.substring(cookie.indexOf('=') + 1))
                .isPresent());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(path, "[{\"damaged");
        assertFalse(afterRestart(file)
                .byCookie(cookie.substring(cookie.indexOf('=') + 1))
                .isPresent());
    }
}
