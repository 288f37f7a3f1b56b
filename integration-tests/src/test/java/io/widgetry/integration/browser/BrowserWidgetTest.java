package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.support.Lines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** Browser widgets in an open desktop: they come, they change, they go, they go wrong. */
public class BrowserWidgetTest {
    private static final WebRuntime RUNTIME = WebRuntime.silent();
    private static final Browser BROWSER = new Browser();

    @ClassRule
    public static final TestRule CLASS = RuleChain.outerRule(RUNTIME).around(BROWSER);

    @Rule
    public final TestRule test = BROWSER;

    private Access agent;
    private String call;
    private Desktop desktop;

    @Before
    public void signInWithACall() throws Exception {
        agent = RUNTIME.agent();
        call = "call-of-" + agent.agentId();
        RUNTIME.publish(
                Lines.agentState(agent.agentId(), "READY"),
                Lines.about("onInteractionEvent", agent.agentId(), call, data("ALERTING")));
        desktop = Desktop.open(BROWSER, RUNTIME, agent);
        desktop.awaitCards(call);
    }

    private String data(String state) {
        return "{\"id\":\"" + call + "\",\"state\":\"" + state
                + "\",\"channel\":\"VOICE\",\"title\":\"Stella Pavlova\"}";
    }

    @Test
    public void theSnippetsOfThePageRunAsTheyStand() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("snippets"), "snippets.zip");
        String id = BrowserWidgets.id("snippets");
        String before =
                "{\"id\":\"" + call + "\",\"state\":\"ALERTING\",\"channel\":\"VOICE\",\"title\":\"Stella Pavlova\"}";
        desktop.awaitInside(id, call, "li", before);

        RUNTIME.publish(
                Lines.about("onInteractionEvent", agent.agentId(), call, data("ACTIVE")),
                Lines.event("onChannelStatusUpdateEvent", agent.agentId(), "{\"name\":\"Chat\",\"ready\":true}"),
                Lines.event("onChannelStatusUpdateEvent", agent.agentId(), "{\"name\":\"Mail\",\"ready\":false}"),
                Lines.event("onRequestServicesEvent", agent.agentId(), "[{\"id\":\"1\",\"name\":\"Sales\"}]"),
                Lines.about("onMediaMessageEvent", agent.agentId(), call, "{\"body\":\"Hi\"}"),
                Lines.agentState(agent.agentId(), "NOT_READY"));

        desktop.awaitInside(
                id,
                call,
                "li",
                before,
                data("ACTIVE"),
                "Chat is ready",
                "Mail is not ready",
                "[{\"id\":\"1\",\"name\":\"Sales\"}]");
        desktop.awaitInside(id, call, ".scope", "{\"currentState\":\"ACTIVE\",\"chatMessage\":\"Hi\"}");
    }

    @Test
    public void rule5_oneThatComesLateIsToldTheStateWithinItsOwnConstructor() throws Exception {
        RUNTIME.publish(Lines.about("onInteractionEvent", agent.agentId(), call, data("ACTIVE")));

        RUNTIME.drop(BrowserWidgets.zip("constructor"), "late.zip");

        desktop.awaitInside("browser.late", call, ".replayed", "1");
        desktop.awaitInside("browser.late", call, ".title", "Stella Pavlova");
        assertTrue(desktop.isSameDocument());
    }

    @Test
    public void aFolderWithItsManifestAndItsScriptIsTakenAsItIs() throws Exception {
        Path folder = Files.createDirectories(RUNTIME.home().resolve("deploy/as-it-is"));
        for (String name : List.of("plain-card.js", "plain.svg", "manifest.json")) {
            Files.copy(BrowserWidgets.folder("plain").resolve(name), folder.resolve(name));
        }

        desktop.awaitInside("browser.as-it-is", call, ".title", "Stella Pavlova");
    }

    @Test
    public void anUpdateReplacesItInTheOpenPageAndNothingElse() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "changing.zip");
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "staying.zip");
        desktop.awaitInside("browser.changing", call, ".title", "Stella Pavlova");
        desktop.awaitInside("browser.staying", call, ".title", "Stella Pavlova");
        desktop.inside("browser.staying", call, () -> BROWSER.script("window.stays = true"));

        RUNTIME.deploy(
                BrowserWidgets.zip("plain", Map.of("\"1.0.0\"", "\"1.1.0\"", "call.title", "'New: ' + call.title")),
                "changing.zip");

        desktop.awaitInside("browser.changing", call, ".title", "New: Stella Pavlova");
        BROWSER.awaitText(Desktop.widget("browser.changing", call) + " [data-testid=widget-version]", "1.1.0");
        assertEquals(
                true, desktop.inside("browser.staying", call, () -> BROWSER.script("return window.stays === true")));
        assertTrue(desktop.isSameDocument());
        assertEquals(1, BROWSER.count(Desktop.card(call) + ".focused"));
        BROWSER.awaitCount(Desktop.widget("browser.changing", call) + " iframe", 1);
    }

    @Test
    public void aRollbackBringsTheVersionBeforeBackIntoTheOpenPage() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "returning.zip");
        desktop.awaitInside("browser.returning", call, ".title", "Stella Pavlova");
        RUNTIME.deploy(
                BrowserWidgets.zip("plain", Map.of("\"1.0.0\"", "\"1.1.0\"", "call.title", "'New: ' + call.title")),
                "returning.zip");
        desktop.awaitInside("browser.returning", call, ".title", "New: Stella Pavlova");

        Http.Answer answer = RUNTIME.http(Access.OPERATOR).post("/api/deployments/browser.returning/rollback", "{}");

        assertTrue(answer.toString(), answer.status() == 200 && answer.text().contains("\"ok\":true"));
        desktop.awaitInside("browser.returning", call, ".title", "Stella Pavlova");
        BROWSER.awaitText(Desktop.widget("browser.returning", call) + " [data-testid=widget-version]", "1.0.0");
        assertTrue(desktop.isSameDocument());
    }

    @Test
    public void aVersionThatIsRefusedChangesNothingInTheOpenPage() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "remaining.zip");
        desktop.awaitInside("browser.remaining", call, ".title", "Stella Pavlova");
        desktop.inside("browser.remaining", call, () -> BROWSER.script("window.remains = true"));

        Http.Answer answer = RUNTIME.http(Access.OPERATOR)
                .post(
                        "/api/deployments?name=remaining.zip",
                        "application/octet-stream",
                        Files.readAllBytes(BrowserWidgets.zip(
                                "plain", Map.of("\"1.0.0\"", "\"1.1.0\"", "plain-card.js", "gone.js"))));

        assertTrue(
                answer.toString(),
                answer.text().contains("\"ok\":false") && answer.text().contains("gone.js"));
        RUNTIME.publish(Lines.about("onInteractionEvent", agent.agentId(), call, data("ACTIVE")));
        desktop.awaitInside("browser.remaining", call, ".state", "ACTIVE");
        assertEquals(
                true,
                desktop.inside("browser.remaining", call, () -> BROWSER.script("return window.remains === true")));
    }

    @Test
    public void aVersionThatIsTakenAwayLeavesTheOpenPage() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "going.zip");
        desktop.awaitInside("browser.going", call, ".title", "Stella Pavlova");

        Files.delete(RUNTIME.home().resolve("deploy/going.zip"));

        BROWSER.awaitCount("[data-testid=widget][data-widget-id='browser.going']", 0);
        assertTrue(desktop.isSameDocument());
    }

    @Test
    public void oneThatHangsIsNamedAndTheOthersGoOn() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("hanging"), "hanging.zip");
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "neighbour.zip");
        desktop.awaitInside("browser.neighbour", call, ".state", "ALERTING");
        hang();

        String hanging = Desktop.widget("browser.hanging", call);
        BROWSER.awaitCount(hanging + "[data-state=hung]", 1);
        BROWSER.awaitCount("[data-testid=toast]", 1);
        assertTrue(BROWSER.texts("[data-testid=toast]").get(0).contains("Hanging card"));
        RUNTIME.publish(Lines.about("onInteractionEvent", agent.agentId(), call, data("ACTIVE")));
        desktop.awaitInside("browser.neighbour", call, ".state", "ACTIVE");
        BROWSER.awaitText(Desktop.card(call) + " [data-testid=card-state]", "Active");
        RUNTIME.awaitTold("/api/browser-widgets", "did not answer");
        BROWSER.screenshot("a-widget-hangs");

        BROWSER.click(hanging + " [data-testid=widget-reload]");
        desktop.awaitInside("browser.hanging", call, ".hung", "0");

        hang();
        BROWSER.awaitCount(hanging + "[data-state=hung]", 1);
        BROWSER.click(hanging + " [data-testid=widget-close]");
        BROWSER.awaitCount(hanging, 0);
        assertTrue(desktop.isSameDocument());
        // On Home the same widget still hangs, and the driver would wait for it.
        BROWSER.close();
    }

    /** For ever; a moment later, since a driver waits for the click's end. */
    private void hang() {
        desktop.inside(
                "browser.hanging",
                call,
                () -> BROWSER.script("setTimeout(() => document.querySelector('.forever').click(), 100)"));
    }

    @Test
    public void messagesReachTheOtherWidgetsOfTheSameInteraction() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("recorder"), "hearing.zip");
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "speaking.zip");
        desktop.awaitWidget("browser.hearing", call);
        desktop.awaitWidget("browser.hearing", null);

        desktop.inside(
                "browser.speaking",
                call,
                () -> BROWSER.script("window.WS.widgetAPI(arguments[0]).sendMessage({to: 'whom it concerns'})", call));

        desktop.awaitInside("browser.hearing", call, "li[data-event=onMessageEvent]", "{\"to\":\"whom it concerns\"}");
        assertEquals(List.of(), desktop.textsInside("browser.hearing", null, "li[data-event=onMessageEvent]"));
    }
}
