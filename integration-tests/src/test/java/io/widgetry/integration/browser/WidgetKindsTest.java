package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;

import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import java.util.List;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** Browser widgets of the kinds that there are, in their built form and unchanged, in the desktop of the running program. */
public class WidgetKindsTest {
    private static final WebRuntime RUNTIME = WebRuntime.silent();
    private static final Browser BROWSER = new Browser();

    @ClassRule
    public static final TestRule CLASS = RuleChain.outerRule(RUNTIME).around(BROWSER);

    @Rule
    public final TestRule test = BROWSER;

    private Access agent;
    private String call;
    private Desktop desktop;

    @BeforeClass
    public static void deploy() throws Exception {
        for (String kind :
                List.of("plain", "lit", "react", "angular", "constructor", "careless", "unknown", "nested")) {
            RUNTIME.deploy(BrowserWidgets.zip(kind), kind + ".zip");
        }
    }

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
                + "\",\"channel\":\"VOICE\",\"title\":\"Stella Pavlova\","
                + "\"workRequestId\":\"w-1\",\"externalInteractionId\":\"14221\"}";
    }

    @Test
    public void aPlainCustomElementWorks() throws Exception {
        behavesAsACard("plain");
    }

    @Test
    public void anElementMadeWithLitWorks() throws Exception {
        behavesAsACard("lit");
    }

    @Test
    public void aReactComponentWorks() throws Exception {
        behavesAsACard("react");
    }

    @Test
    public void anAngularElementWorks() throws Exception {
        behavesAsACard("angular");
    }

    private void behavesAsACard(String kind) throws Exception {
        shows(kind, ".title", "Stella Pavlova");
        shows(kind, ".state", "ALERTING");
        shows(kind, ".agent", "READY");
        shows(kind, ".events", "2");
        RUNTIME.publish(
                Lines.about("onInteractionEvent", agent.agentId(), call, data("ACTIVE")),
                Lines.agentState(agent.agentId(), "NOT_READY"));
        shows(kind, ".state", "ACTIVE");
        shows(kind, ".agent", "NOT_READY");
        shows(kind, ".events", "4");
        desktop.clickInside(BrowserWidgets.id(kind), call, ".accept");
        shows(
                kind,
                ".reason",
                "acceptInteraction needs the interaction's capability canAccept, which is not granted now");
        assertEquals(List.of(), problems(kind));
    }

    @Test
    public void attributesAndStateAreThereInTheConstructor() {
        shows("constructor", ".title", "Stella Pavlova");
        shows("constructor", ".replayed", "1");
        shows(
                "constructor",
                ".attributes",
                "interactionid=" + call
                        + " widgetid=browser.constructor workrequestid=w-1 externalinteractionid=14221");
        assertEquals(
                List.of(
                        "interactionid=null widgetid=browser.constructor workrequestid=null externalinteractionid=null"),
                onHome("constructor", ".attributes"));
    }

    @Test
    public void oneThatThrowsAtEveryEventIsCountedAndStopsNobody() throws Exception {
        shows("careless", ".events", "3");
        RUNTIME.publish(Lines.agentState(agent.agentId(), "NOT_READY"));
        shows("careless", ".events", "4");
        shows("plain", ".agent", "NOT_READY");
        Await.until(
                () -> "problems: " + problems("careless"),
                () -> problems("careless").equals(List.of("4 problems")));
        assertEquals(List.of(), problems("plain"));
    }

    @Test
    public void oneThatNeverUnsubscribesAndThrowsWhenItIsRemovedIsGoneWithItsInteraction() throws Exception {
        shows("careless", ".events", "3");

        RUNTIME.publish(Lines.ended(agent.agentId(), call));

        desktop.awaitCards();
        BROWSER.awaitCount("[data-testid=widget][data-interaction-id='" + call + "']", 0);
        BROWSER.awaitCount("iframe[data-testid=widget-frame].closing", 0);
        desktop.awaitLive();
    }

    @Test
    public void oneThatCallsUnknownMethodsIsToldSoAndWorks() throws Exception {
        shows("unknown", ".refusal", "makeCoffee is no method of the Widget API");
        shows("unknown", ".awaited", "awaited");
        RUNTIME.publish(Lines.event("onAcmeEvent", agent.agentId(), "{\"a\":1}"));
        shows("unknown", ".custom", "{\"a\":1}");
        RUNTIME.awaitTold("/api/browser-widgets", "unknown-method");
    }

    @Test
    public void theOlderManifestLoadsItsFilesInSeriesWithItsStyles() {
        shows("nested", ".order", "namespace, nested-card");
        shows("nested", ".title", "VOICE: Stella Pavlova");
        assertEquals(
                "rgb(1, 2, 3)",
                desktop.inside(
                        BrowserWidgets.id("nested"),
                        call,
                        () -> BROWSER.script("return getComputedStyle(document.querySelector('.title')).color")));
    }

    private List<String> onHome(String kind, String css) {
        return desktop.textsInside(BrowserWidgets.id(kind), null, css);
    }

    private List<String> problems(String kind) {
        return BROWSER.texts(
                Desktop.widget(BrowserWidgets.id(kind), call) + " [data-testid=widget-problems]:not([hidden])");
    }

    private void shows(String kind, String css, String... texts) {
        desktop.awaitInside(BrowserWidgets.id(kind), call, css, texts);
    }
}
