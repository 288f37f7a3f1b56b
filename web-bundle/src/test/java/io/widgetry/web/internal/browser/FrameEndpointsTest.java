package io.widgetry.web.internal.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.web.internal.browser.FrameKeys.Frame;
import io.widgetry.web.internal.http.Answer;
import io.widgetry.web.internal.http.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

/** Frames over real HTTP, as a browser asks for them from an opaque origin. */
public class FrameEndpointsTest {
    private final FrameKeys keys = new FrameKeys(Duration.ofSeconds(30), System::nanoTime);
    private final BrowserWidget card = SampleWidgets.card("1.0.0");
    private static final String DESKTOP = "http://localhost:8642";

    private final String key = keys.keyFor(new Frame("login-1", DESKTOP, card));

    @Rule
    public final TestServer server = new TestServer().with(new FrameEndpoints(keys, FrameSettings.DEFAULT));

    private Answer get(String path) throws IOException {
        return server.request("GET", path)
                .header("Origin", "null")
                .header("Sec-Fetch-Site", "cross-site")
                .send();
    }

    private Answer file(String path) throws IOException {
        return get("/frame/" + key + "/" + path);
    }

    private static String type(Answer answer) {
        return answer.header("Content-Type")
                .orElseThrow()
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
    }

    @Test
    public void theDocumentMayDoWhatItsPolicySaysAndNoMore() throws Exception {
        Answer answer = server.request("GET", "/frame/" + key + "/").send();
        assertEquals(200, answer.status());
        assertEquals("text/html;charset=utf-8", type(answer));
        assertTrue(answer.body(), answer.body().contains("src=\"widget-api.js\""));
        String base = "http://localhost:" + server.port() + "/frame/" + key + "/";
        assertEquals(
                "default-src 'none'; script-src " + base + "; style-src " + base + " 'unsafe-inline'; img-src " + base
                        + " data:; font-src " + base
                        + " data:; connect-src 'none'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors " + DESKTOP
                        + "; sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox",
                answer.header("Content-Security-Policy").orElseThrow());
        assertEquals(Optional.of("no-store"), answer.header("Cache-Control"));
        assertEquals(Optional.empty(), answer.header("X-Frame-Options"));
        assertEquals(Optional.empty(), answer.header("Set-Cookie"));
    }

    @Test
    public void filesAreServedByTheirTypesToAnOpaqueOrigin() throws Exception {
        Answer script = file("files/card.js");
        assertEquals(200, script.status());
        assertEquals("/* 1.0.0 */", script.body());
        assertEquals("text/javascript;charset=utf-8", type(script));
        assertEquals(Optional.of("null"), script.header("Access-Control-Allow-Origin"));
        assertEquals(Optional.of("cross-origin"), script.header("Cross-Origin-Resource-Policy"));
        assertEquals(Optional.of("nosniff"), script.header("X-Content-Type-Options"));
        assertTrue(script.header("Content-Security-Policy").orElseThrow().endsWith("; sandbox"));
        assertTrue(
                file("files/css/card.css").header("Content-Type").orElseThrow().startsWith("text/css"));
        assertEquals(
                "image/svg+xml", file("img/card.svg").header("Content-Type").orElseThrow());
        assertEquals("png", file("files/img/a%20b.png").body());
    }

    @Test
    public void ourOwnScriptsAreBesideThem() throws Exception {
        assertTrue(file("widget-api.js").body().contains("widgetAPI"));
        assertEquals(200, file("frame.js").status());
        assertEquals(file("widget-api.js").body(), get("/frame/widget-api.js").body());
        assertEquals(404, file("files/widget-api.js").status());
    }

    @Test
    public void aFileOfABundleThatIsJustBeingUpdatedIsToBeAskedForAgain() throws Exception {
        Answer answer = file("files/updating.js");
        assertEquals(503, answer.status());
        assertEquals(Optional.of("1"), answer.header("Retry-After"));
        assertEquals(404, file("files/large.js").status());
    }

    @Test
    public void nothingElseCanBeReached() throws Exception {
        for (String path : List.of(
                "files/none.js",
                "files/manifest.json",
                "frame.html",
                "files/",
                "files/css/",
                "files/../card.js",
                "files/%2e%2e/card.js",
                "..%2fcard.js",
                "files/css/..%5c..%5ccard.js",
                "files//card.js",
                "files/card.js%00.png",
                "META-INF/MANIFEST.MF",
                "files/card.class")) {
            Answer answer = file(path);
            assertTrue(path + " " + answer.status(), answer.status() == 404 || answer.status() == 400);
            assertFalse(path, answer.body().contains("1.0.0"));
        }
    }

    @Test
    public void aKeyThatIsNoneAnyMoreOpensNothing() throws Exception {
        assertEquals(404, get("/frame/" + key.substring(1) + "A/").status());
        assertEquals(404, get("/frame/x/files/card.js").status());
        String other = keys.keyFor(new Frame("login-2", DESKTOP, card));
        keys.forget("login-1");
        assertEquals(404, file("files/card.js").status());
        assertEquals(404, server.request("GET", "/frame/" + key + "/").send().status());
        assertEquals(200, get("/frame/" + other + "/files/card.js").status());
    }

    @Test
    public void aForeignHostIsRefused() throws Exception {
        Answer answer = server.request("GET", "/frame/" + key + "/")
                .instead("Host", "evil.example")
                .send();
        assertTrue("" + answer.status(), answer.status() >= 400);
    }

    @Test
    public void onThisMachineEachWidgetHasAHostOfItsOwn() {
        String card = FrameHosts.of("http://localhost:8642", "card");
        assertTrue(card, card.matches("http://w[0-9a-f]{32}\\.localhost:8642"));
        assertEquals(card, FrameHosts.of("http://127.0.0.1:8642", "card"));
        assertEquals(card, FrameHosts.of("http://[::1]:8642", "card"));
        assertNotEquals(card, FrameHosts.of("http://localhost:8642", "crm"));
        assertEquals("", FrameHosts.of("https://desktop.example.com", "card"));
        assertEquals("", FrameHosts.of("https://localhost:8642", "card"));
    }

    @Test
    public void theOverrideUrlIsUsedOnlyWhereThatIsConfigured() {
        assertEquals(Optional.empty(), FrameSettings.DEFAULT.override(card.manifest()));
        assertEquals(
                Optional.of("http://localhost:3000/card.js"),
                new FrameSettings(List.of(), true, true).override(card.manifest()));
        for (String url : List.of("javascript:x", "http://a b/", "http://x/;script-src *", "file:///x", "//x")) {
            assertFalse(url, Origins.isUrl(url));
        }
        assertTrue(Origins.isOrigin("https://crm.example.com:8443"));
        assertFalse(Origins.isOrigin("https://crm.example.com/x"));
        assertFalse(Origins.isOrigin("https://*"));
    }
}
