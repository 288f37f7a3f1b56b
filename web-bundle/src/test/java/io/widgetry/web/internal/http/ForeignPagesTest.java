package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;

/** What pages of other sites try with a browser that is logged in here. */
public class ForeignPagesTest {
    private final AtomicInteger done = new AtomicInteger();

    @Rule
    public final TestServer server = new TestServer()
            .hosts("desk.example.com")
            .with(
                    Endpoint.post("/api/act", Access.OPERATOR, "Does something.", exchange -> {
                                exchange.body(Act.class);
                                done.incrementAndGet();
                                exchange.nothing();
                            })
                            .takes(Act.class),
                    Endpoint.get(
                            "/api/secret", Access.OPERATOR, "Tells something.", exchange -> exchange.json(List.of())),
                    Endpoint.page("/frame/{key}/", Access.PUBLIC, "A frame.", exchange -> exchange.json(List.of())),
                    Endpoint.page("/operations/", Access.SESSION, "A page.", exchange -> exchange.json(List.of())));

    record Act(String what) {}

    private Request act() throws IOException {
        return server.post("/api/act", server.login(Role.OPERATOR), "{\"what\":\"x\"}");
    }

    @Test
    public void ourOwnPageMayAct() throws IOException {
        assertEquals(204, act().send().status());
        assertEquals(204, act().header("Sec-Fetch-Site", "same-origin").send().status());
        assertEquals(2, done.get());
    }

    @Test
    public void anotherOriginMayNotAct() throws IOException {
        int port = server.port();
        for (String origin : List.of(
                "http://evil.example",
                "http://localhost",
                "http://localhost:" + (port + 1),
                "https://localhost:" + port,
                "http://localhost:" + port + ".evil.example",
                "http://127.0.0.1:" + port, // another origin than the one in Host
                "null",
                "")) {
            Answer answer = act().instead("Origin", origin).send();
            assertEquals(origin, 403, answer.status());
        }
        assertEquals(403, act().without("Origin").send().status());
        assertEquals(403, act().header("Sec-Fetch-Site", "same-site").send().status());
        assertEquals(403, act().header("Sec-Fetch-Site", "cross-site").send().status());
        assertEquals(0, done.get());
    }

    @Test
    public void aFormCannotSendWhatWeTake() throws IOException {
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json2",
                "")) {
            assertEquals(type, 415, act().instead("Content-Type", type).send().status());
        }
        assertEquals(415, act().without("Content-Type").send().status());
        assertEquals(0, done.get());
    }

    @Test
    public void anotherOriginIsToldNothingByHeadersOfCors() throws IOException {
        Answer answer = server.get("/api/secret", server.login(Role.OPERATOR))
                .header("Origin", "http://evil.example")
                .send();
        assertFalse(answer.header("Access-Control-Allow-Origin").isPresent());

        Answer preflight = server.request("OPTIONS", "/api/act")
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .send();
        assertEquals(405, preflight.status());
        assertEquals("POST", preflight.header("Allow").orElseThrow());
        assertFalse(preflight.headers().toString().contains("Access-Control"));
    }

    @Test
    public void anotherPortOfThisHostMayNotReadThoughTheBrowserSendsItOurCookie() throws IOException {
        String cookie = server.login(Role.OPERATOR);

        assertEquals(
                403,
                server.get("/api/secret", cookie)
                        .header("Sec-Fetch-Site", "same-site")
                        .send()
                        .status());
        assertEquals(
                403,
                server.get("/api/secret", cookie)
                        .header("Sec-Fetch-Site", "cross-site")
                        .send()
                        .status());
        assertEquals(
                200,
                server.get("/api/secret", cookie)
                        .header("Sec-Fetch-Site", "same-origin")
                        .send()
                        .status());
        assertEquals(
                200,
                server.get("/api/secret", cookie)
                        .header("Sec-Fetch-Site", "none")
                        .send()
                        .status());
    }

    @Test
    public void aLinkMayLeadHere() throws IOException {
        Request visit = server.get("/operations/", server.login(Role.OPERATOR))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate");

        assertEquals(200, visit.header("Sec-Fetch-Dest", "document").send().status());
        assertEquals(403, visit.instead("Sec-Fetch-Dest", "iframe").send().status());
    }

    @Test
    public void nobodyLogsSomebodyElseIn() throws IOException {
        Request login = server.request("POST", "/api/login")
                .header("Content-Type", "application/json")
                .header("Origin", "http://evil.example")
                .body("{\"token\":\"" + server.token(Role.OPERATOR) + "\"}");

        assertEquals(403, login.send().status());
        assertEquals(403, login.without("Origin").send().status());
    }

    @Test
    public void aProgramWithATokenNeedsNoOrigin() throws IOException {
        Answer answer = server.request("POST", "/api/act", server.token(Role.OPERATOR))
                .header("Content-Type", "application/json")
                .body("{\"what\":\"x\"}")
                .send();

        assertEquals(204, answer.status());
    }

    @Test
    public void aNameThatOnlyPointsHereIsNotOurs() throws IOException {
        int port = server.port();
        String cookie = server.login(Role.OPERATOR);
        for (String host : List.of(
                "evil.example:" + port,
                "localhost.evil.example:" + port,
                "localhost",
                "localhost:" + (port + 1),
                "localhost:" + port + "@evil.example",
                "127.0.0.2:" + port,
                "0.0.0.0:" + port,
                "2130706433:" + port)) {
            int status = server.get("/api/secret", cookie)
                    .instead("Host", host)
                    .send()
                    .status();
            assertEquals(host, true, status == 421 || status == 400);
        }
    }

    @Test
    public void theNamesOfLoopbackAndOfTheConfigurationAreOurs() throws IOException {
        int port = server.port();
        String token = server.token(Role.OPERATOR);
        for (String host : List.of(
                "localhost:" + port,
                "LOCALHOST:" + port,
                "127.0.0.1:" + port,
                "[::1]:" + port,
                "desk.example.com",
                "desk.example.com:" + port)) {
            Answer answer = server.request("GET", "/api/secret", token)
                    .instead("Host", host)
                    .send();
            assertEquals(host, 200, answer.status());
        }
    }

    @Test
    public void oneRequestHasOneHost() throws IOException {
        String token = server.token(Role.OPERATOR);
        int port = server.port();

        assertEquals(
                400,
                server.request("GET", "/api/secret", token)
                        .header("Host", "localhost:" + port)
                        .send()
                        .status());
        assertEquals(
                400,
                server.request("GET", "/api/secret", token)
                        .without("Host")
                        .send()
                        .status());
        int status = new Request(port, "GET", "http://evil.example/api/secret")
                .header("Host", "localhost:" + port)
                .header("Authorization", "Bearer " + token)
                .send()
                .status();
        assertEquals("the line's host", true, status == 400 || status == 421);
    }

    @Test
    public void theHostsOfFramesAreForFramesOnly() throws IOException {
        String host = "w0a1b2.localhost:" + server.port();
        String cookie = server.login(Role.OPERATOR);

        assertEquals(
                "[]",
                server.request("GET", "/frame/k/").instead("Host", host).send().body());
        for (String path : List.of("/api/secret", "/operations/", "/", "/frames/", "/frame/../api/secret")) {
            int status = server.get(path, cookie).instead("Host", host).send().status();
            assertEquals(path, true, status == 421 || status == 400);
        }
        for (String other : List.of(
                "a.b.localhost:" + server.port(),
                "w.localhost.evil.example:" + server.port(),
                "w.localhost",
                "w.localhost:1",
                "-localhost:" + server.port())) {
            int status = server.request("GET", "/frame/k/")
                    .instead("Host", other)
                    .send()
                    .status();
            assertEquals(other, true, status == 421 || status == 400);
        }
    }
}
