package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Json;
import io.widgetry.integration.support.Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** What the page on porting says of widgets that come from another desktop is what becomes of them here. */
public class PortingTest {
    private static final Path PAGE = Path.of("../docs/porting-a-browser-widget.md");
    /** {@code | what a widget does | outcome | …} */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+?) \\| `([^`]*)` \\| .+ \\|$");

    private static final HttpServer ALLOWED = server();
    private static final HttpServer OTHER = server();
    private static final WebRuntime RUNTIME = WebRuntime.silent()
            .configured("io.widgetry.web.desktop", "{\"connectSources\":[\"" + address(ALLOWED) + "\"]}");
    private static final Browser BROWSER = new Browser();

    @ClassRule
    public static final TestRule CLASS = RuleChain.outerRule(RUNTIME).around(BROWSER);

    @Rule
    public final TestRule test = BROWSER;

    private Access agent;
    private String call;
    private Desktop desktop;

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", PortingTest::answer);
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A server that lets everybody read, and says who asks. */
    private static void answer(HttpExchange question) throws IOException {
        String origin = question.getRequestHeaders().getFirst("Origin");
        question.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        boolean page = question.getRequestURI().getPath().startsWith("/page");
        question.getResponseHeaders().add("Content-Type", page ? "text/html" : "text/plain");
        byte[] body = (page ? "<script>document.title = 'opened by ' + origin</script>" : "asked by " + origin)
                .getBytes(StandardCharsets.UTF_8);
        question.sendResponseHeaders(200, body.length);
        question.getResponseBody().write(body);
        question.close();
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterClass
    public static void stop() {
        ALLOWED.stop(0);
        OTHER.stop(0);
    }

    @Before
    public void signInWithACall() throws Exception {
        agent = RUNTIME.agent();
        call = "call-of-" + agent.agentId();
        RUNTIME.publish(
                Lines.agentState(agent.agentId(), "READY"),
                Lines.about(
                        "onInteractionEvent", agent.agentId(), call, "{\"id\":\"" + call + "\",\"state\":\"ACTIVE\"}"));
        desktop = Desktop.open(BROWSER, RUNTIME, agent);
        desktop.awaitCards(call);
        desktop.focus(call);
    }

    /** The rows of one of the page's tables, whose second column is code. */
    private static Map<String, String> table(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n## " + heading + "\n");
        assertTrue(heading, from >= 0);
        int to = page.indexOf("\n## ", from + 1);
        Map<String, String> rows = new LinkedHashMap<>();
        for (MatchResult row : ROW.matcher(page.substring(from, to)).results().toList()) {
            rows.put(row.group(1).replace("`", ""), row.group(2));
        }
        return rows;
    }

    @Test
    public void whatAWidgetDoesHasTheOutcomeThatThePageSays() throws Exception {
        RUNTIME.deploy(
                BrowserWidgets.zip(
                        "habits", Map.of("http://allowed.test", address(ALLOWED), "http://other.test", address(OTHER))),
                "habits.zip");
        desktop.awaitInside("browser.habits", call, ".done", "done");

        Map<String, String> outcomes = new LinkedHashMap<>();
        List<?> told = desktop.inside("browser.habits", call, () -> (List<?>) BROWSER.script(
                "return [...document.querySelectorAll('li')].map(each => [each.title, each.textContent])"));
        for (Object each : told) {
            List<?> pair = (List<?>) each;
            outcomes.put(pair.get(0).toString().replace("`", ""), pair.get(1).toString());
        }

        assertEquals(text(table("What differs")), text(outcomes));
        RUNTIME.awaitTold("/api/browser-widgets", "blocked by the frame");
        assertTrue(desktop.isSameDocument());
    }

    private static String text(Map<String, String> rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach((name, outcome) -> lines.add(name + " -> " + outcome));
        return String.join("\n", lines);
    }

    @Test
    public void aPageThatALinkOpensIsAPageOfItsOwn() throws Exception {
        String script = Files.readString(Path.of("../sample-widgets/browser/page-opener/page-opener.js"));
        RUNTIME.deploy(
                BrowserWidgets.zip("page-opener", "1.0.0", script.replace("https://", "http://")), "page-opener.zip");
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "speaking.zip");
        desktop.awaitWidget("browser.page-opener", call);
        desktop.inside(
                "browser.speaking",
                call,
                () -> BROWSER.script(
                        "window.WS.widgetAPI(arguments[0]).sendMessage({open: [arguments[1], arguments[1]]}, 'browser.page-opener')",
                        call,
                        address(ALLOWED) + "/page.html"));
        String own = BROWSER.driver().getWindowHandle();
        desktop.clickInside("browser.page-opener", call, "a");

        Await.until("another window", () -> BROWSER.driver().getWindowHandles().size() == 2);
        try {
            String opened = BROWSER.driver().getWindowHandles().stream()
                    .filter(each -> !each.equals(own))
                    .findFirst()
                    .orElseThrow();
            BROWSER.driver().switchTo().window(opened);
            BROWSER.awaitScript("it has a title", "return document.title !== ''");
            assertEquals("opened by " + address(ALLOWED), BROWSER.script("return document.title"));
            BROWSER.driver().close();
        } finally {
            BROWSER.driver().switchTo().window(own);
        }
    }

    @Test
    public void whatAManifestLacksIsSaidAsThePageSays() throws Exception {
        Map<String, String> sentences = table("When it is refused");
        Map<String, String> said = new LinkedHashMap<>();
        for (Map.Entry<String, Map.Entry<String, String>> each : manifests().entrySet()) {
            Path zip = BrowserWidgets.zip(
                    "plain", Map.of(each.getValue().getKey(), each.getValue().getValue()));
            Http.Answer answer = RUNTIME.http(Access.OPERATOR)
                    .post("/api/deployments?name=refused.zip", "application/octet-stream", Files.readAllBytes(zip));
            Object message = Json.object(answer.text()).get("message");
            said.put(each.getKey(), message == null ? answer.text() : message.toString());
        }

        assertEquals(text(sentences), text(said));
    }

    /** What is wrong with a manifest, and how the good one becomes so. */
    private static Map<String, Map.Entry<String, String>> manifests() {
        Map<String, Map.Entry<String, String>> all = new LinkedHashMap<>();
        all.put("a script by its address", Map.entry("\"plain-card.js\"", "\"https://cdn.example.com/plain-card.js\""));
        all.put("a script that is not beside the manifest", Map.entry("\"plain-card.js\"", "\"gone.js\""));
        all.put("a script above the manifest", Map.entry("\"plain-card.js\"", "\"../plain-card.js\""));
        all.put("no element", Map.entry("\"element\"", "\"elements\""));
        all.put("code in the element", Map.entry("<plain-card>", "<plain-card onclick='go()'>"));
        all.put("more than one element", Map.entry("</plain-card>", "</plain-card><plain-card></plain-card>"));
        all.put("no version", Map.entry("\"version\"", "\"versions\""));
        all.put("more than ten tags", Map.entry("[\"test\"]", "\"1,2,3,4,5,6,7,8,9,10,11\""));
        return all;
    }
}
