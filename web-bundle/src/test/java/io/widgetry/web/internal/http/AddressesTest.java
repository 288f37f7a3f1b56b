package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** What is at which address, and what is at none. */
public class AddressesTest {
    private static final Map<String, byte[]> FILES = Map.of(
            "/login/index.html", "<p>login".getBytes(StandardCharsets.UTF_8),
            "/login/login.js", "'use strict';".getBytes(StandardCharsets.UTF_8),
            "/desktop/index.html", "<p>desktop".getBytes(StandardCharsets.UTF_8),
            "/desktop/key.p12", "secret".getBytes(StandardCharsets.UTF_8));

    @Rule
    public final TestServer server = new TestServer()
            .with(new StaticFiles(FILES, List.of("/login/")))
            .with(
                    Endpoint.get(
                                    "/api/things/{id}",
                                    Access.SESSION,
                                    "A thing.",
                                    exchange ->
                                            exchange.json(List.of(exchange.path("id"), exchange.number("limit", 7))))
                            .with(Parameter.number("limit", 100, "how many"), Parameter.text("name", "which")),
                    Endpoint.get(
                            "/api/things/special",
                            Access.SESSION,
                            "Another.",
                            exchange -> exchange.json(List.of("special"))),
                    Endpoint.get(
                                    "/api/find",
                                    Access.SESSION,
                                    "Finds.",
                                    exchange -> exchange.json(List.of(exchange.required("what"))))
                            .with(Parameter.requiredText("what", "what to find")),
                    Endpoint.page(
                            "/frame/{key}/{path...}",
                            Access.PUBLIC,
                            "A file.",
                            exchange -> exchange.json(List.of(exchange.path("key"), exchange.path("path")))));

    private Answer get(String path) throws IOException {
        return server.request("GET", path, server.token(Role.OPERATOR)).send();
    }

    @Test
    public void variablesStandForOneSegmentOrForTheRest() throws IOException {
        assertEquals("[\"a b\",7]", get("/api/things/a%20b").body());
        assertEquals("[\"special\"]", get("/api/things/special").body());
        assertEquals(
                "[\"k\",\"files/x/y.js\"]", get("/frame/k/files/x/y.js?v=1").body());
        assertEquals(404, get("/api/things/").status());
        assertEquals(404, get("/api/things/a/b").status());
        assertEquals(404, get("/api/things").status());
        assertEquals(404, get("/frame/k/").status());
    }

    @Test
    public void nothingInDisguiseLeadsAnywhere() throws IOException {
        for (String path : List.of(
                "/frame/k/../../etc/passwd",
                "/frame/k/%2e%2e/%2e%2e/etc/passwd",
                "/frame/k/.%2e/x",
                "/frame/k/..%2fx",
                "/frame/k/%252e%252e/x",
                "/frame/k/..\\x",
                "/frame/k/%5c..%5cx",
                "/frame/k/x%00.js",
                "/frame/k/x%0d%0aSet-Cookie:a=b",
                "/frame/k/..;/x",
                "/frame/k;a=b/x",
                "/frame//x",
                "//evil.example/frame/k/x",
                "/frame/k/%c0%ae%c0%ae/x",
                "/frame/k/%ff/x",
                "/frame/k/%u002e/x",
                "/frame/k/%2",
                "/frame/k/x%7f",
                "/./frame/k/x",
                "/login/../desktop/index.html",
                "/login/%2e%2e/desktop/index.html")) {
            Answer answer = server.request("GET", path).send();
            assertTrue(path + ": " + answer.status() + answer.body(), answer.status() == 400 || answer.status() == 404);
            assertFalse(path, answer.body().contains("etc"));
        }
    }

    @Test
    public void onlyFilesOfPagesAreServed() throws IOException {
        assertEquals("<p>login", server.request("GET", "/login/").send().body());
        assertEquals(
                "<p>login", server.request("GET", "/login/index.html").send().body());
        Answer script = server.request("GET", "/login/login.js").send();
        assertEquals(
                "text/javascript; charset=utf-8",
                script.header("Content-Type").orElseThrow().toLowerCase());
        assertEquals("no-cache", script.header("Cache-Control").orElseThrow());
        assertEquals(
                "/login/",
                server.request("GET", "/login").send().header("Location").orElseThrow());
        assertEquals(404, get("/desktop/key.p12").status());
        assertEquals(404, get("/login/Login.js").status());
        assertEquals(404, get("/login/login.js/").status());
        assertEquals(404, get("/web/login/login.js").status());
        assertEquals(404, get("/META-INF/MANIFEST.MF").status());
        assertEquals(404, get("/OSGI-INF/").status());
    }

    @Test
    public void aFileThatTheBrowserHasIsNotSentAgain() throws IOException {
        String tag =
                server.request("GET", "/login/login.js").send().header("ETag").orElseThrow();

        Answer again = server.request("GET", "/login/login.js")
                .header("If-None-Match", tag)
                .send();

        assertEquals(304, again.status());
        assertEquals("", again.body());
    }

    @Test
    public void pagesAreForThoseWhoAreLoggedIn() throws IOException {
        Answer page = server.request("GET", "/desktop/").send();
        assertEquals(302, page.status());
        assertEquals("/login/", page.header("Location").orElseThrow());
        assertEquals(401, server.request("GET", "/desktop/index.html").send().status());
        assertEquals("<p>desktop", get("/desktop/").body());
    }

    @Test
    public void otherMethodsAreRefusedWithThoseThatThereAre() throws IOException {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "FOO")) {
            Answer answer = server.request(method, "/api/things/1", server.token(Role.OPERATOR))
                    .send();
            assertTrue(
                    method + " " + answer,
                    answer.status() == 405 || method.equals("CONNECT") && answer.status() == 400);
            assertFalse(method, answer.body().contains("Bearer"));
        }
        assertEquals(
                "GET",
                server.request("PUT", "/api/things/1", server.token(Role.OPERATOR))
                        .send()
                        .header("Allow")
                        .orElseThrow());
    }

    @Test
    public void headIsGetWithoutTheBody() throws IOException {
        Answer head = server.request("HEAD", "/login/").send();

        assertEquals(200, head.status());
        assertEquals("8", head.header("Content-Length").orElseThrow());
        assertEquals("", head.body());
    }

    @Test
    public void parametersAreCheckedByName() throws IOException {
        assertEquals("[\"1\",3]", get("/api/things/1?limit=3&name=x").body());
        String limit = "The parameter \"limit\" must be a whole number from 1 to 100.";
        for (String wrong : List.of("0", "101", "-1", "x", "", "1.0", "99999999999", "%2b1")) {
            Answer answer = get("/api/things/1?limit=" + wrong);
            assertEquals(400, answer.status());
            assertEquals(limit, answer.error());
        }
        assertEquals(
                "There is no parameter \"limits\" here; there are limit, name.",
                get("/api/things/1?limits=1").error());
        assertEquals(
                "The parameter \"name\" is given twice.",
                get("/api/things/1?name=1&name=2").error());
        assertEquals(
                "The parameter \"what\" is missing: what to find.",
                get("/api/find").error());
        assertEquals(400, get("/api/find?what=%zz").status());
    }

    @Test
    public void twoEndpointsOfOneAddressAreAMistake() {
        Endpoint one = Endpoint.get("/a/{b}", Access.SESSION, "One.", exchange -> {});

        assertThrows(IllegalArgumentException.class, () -> new Routes(List.of(one, one)));
    }
}
