package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.support.Lines;
import java.util.List;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** A desktop whose connection breaks, or whose server is started anew: it goes on by itself, without being loaded again. */
public class ReconnectTest {
    private static final String RECORDER = BrowserWidgets.id("recorder");
    private static final int KEPT = 10;
    private static final WebRuntime RUNTIME = WebRuntime.silent()
            .configured("io.widgetry.core", "{\"tokenGrants\":[\"" + RECORDER + "\"]}")
            .configured("io.widgetry.web.desktop", "{\"historyEvents\":" + KEPT + "}");
    private static final Browser BROWSER = new Browser();
    private static final String RECORDED = "li[data-event=onInteractionEvent]";
    private static final String TOKEN = "li[data-event=onSSOTokenRefreshEvent]";
    private static final String CONNECTION = "[data-testid=connection]";

    @ClassRule
    public static final TestRule CLASS = RuleChain.outerRule(RUNTIME).around(BROWSER);

    @Rule
    public final TestRule test = BROWSER;

    private Access agent;
    private Desktop desktop;

    @BeforeClass
    public static void deployTheRecorder() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("recorder"), "recorder.zip");
    }

    @Before
    public void signInWithACall() throws Exception {
        agent = RUNTIME.agent();
        RUNTIME.publish(Lines.agentState(agent.agentId(), "READY"), call("first", "ALERTING"));
        desktop = Desktop.open(BROWSER, RUNTIME, agent);
        desktop.awaitInside(RECORDER, "first", RECORDED, data("first", "ALERTING"));
        countWhatTheConnectionWas();
    }

    private String call(String id, String state) {
        return Lines.about("onInteractionEvent", agent.agentId(), id, data(id, state));
    }

    private static String data(String id, String state) {
        return "{\"id\":\"" + id + "\",\"state\":\"" + state + "\",\"channel\":\"VOICE\",\"title\":\"Call " + id
                + "\"}";
    }

    /** A connection that is lost for a moment only is seen, too. */
    private static void countWhatTheConnectionWas() {
        BROWSER.script("""
                window.connections = [];
                const shown = document.querySelector('[data-testid=connection]');
                new MutationObserver(() => window.connections.push(shown.dataset.state))
                    .observe(shown, {attributeFilter: ['data-state']});
                """);
    }

    private void awaitConnections(String... states) {
        BROWSER.awaitScript(
                "the connection was lost and came back",
                "return JSON.stringify(window.connections) === JSON.stringify(arguments[0])",
                List.of(states));
    }

    @Test
    public void afterABrokenConnectionNothingIsMissingAndNothingIsThereTwice() throws Exception {
        BROWSER.script("window.stop()"); // ends what the page is loading: the stream
        RUNTIME.publish(call("first", "ACTIVE"), call("second", "ALERTING"), call("first", "HELD"));

        awaitConnections("waiting", "live");
        desktop.awaitCards("first", "second");
        desktop.awaitInside(
                RECORDER, "first", RECORDED, data("first", "ALERTING"), data("first", "ACTIVE"), data("first", "HELD"));
        BROWSER.awaitText(Desktop.card("first") + " [data-testid=card-state]", "On hold");
        assertTrue(desktop.isSameDocument());
    }

    @Test
    public void afterAGapLongerThanWhatIsKeptWidgetsAreToldTheStateThatTheyMissed() throws Exception {
        RUNTIME.publish(token("before"), call("second", "ALERTING"), call("leaves", "ALERTING"));
        desktop.awaitInside(RECORDER, "first", TOKEN, "\"before\"");
        desktop.awaitWidget(RECORDER, "leaves");
        desktop.inside(RECORDER, "first", () -> BROWSER.script("document.querySelector('ol').replaceChildren()"));

        BROWSER.online(false);
        BROWSER.script("window.stop()"); // ends what the page is loading: the stream
        BROWSER.awaitCount(CONNECTION + "[data-state=waiting]", 1);
        for (int i = 0; i < KEPT; i++) {
            RUNTIME.publish(call("first", i % 2 == 0 ? "ACTIVE" : "HELD"));
        }
        RUNTIME.publish(
                Lines.ended(agent.agentId(), "leaves"), token("after"), Lines.agentState(agent.agentId(), "NOT_READY"));
        BROWSER.online(true);

        desktop.awaitLive();
        desktop.awaitCards("first", "second");
        BROWSER.awaitText("[data-testid=agent-state]", "Not ready");
        RUNTIME.publish(call("first", "ACTIVE"));
        desktop.awaitInside(RECORDER, "first", RECORDED, data("first", "HELD"), data("first", "ACTIVE"));
        desktop.awaitInside(RECORDER, "first", TOKEN, "\"after\"");
        assertEquals(
                List.of("onAgentStateEvent true", "onAnyInteractionEvent true", "onInteractionEvent true"),
                toldAgain());
        assertEquals(List.of(), told("onInteractionEndedEvent"));
        assertEquals(1, told("onAnyInteractionEndedEvent").size());
        BROWSER.awaitCount("[data-testid=widget][data-interaction-id=leaves]", 0);
        assertTrue(desktop.isSameDocument());
    }

    private String token(String text) {
        return Lines.event("onSSOTokenRefreshEvent", agent.agentId(), "\"" + text + "\"");
    }

    private List<String> told(String event) {
        return desktop.textsInside(RECORDER, "first", "li[data-event=" + event + "]");
    }

    /** What the recorder was told as replays, without what was only said of the focus. */
    @SuppressWarnings("unchecked") // what the script returns
    private List<String> toldAgain() {
        return (List<String>) desktop.inside(RECORDER, "first", () -> BROWSER.script("""
                return [...document.querySelectorAll('li[data-replayed=true]')]
                    .map(each => each.dataset.event + ' ' + each.dataset.replayed)
                    .filter(each => !each.startsWith('onCardFocused'))
                    .sort()
                """));
    }

    @Test
    public void afterARestartOfTheServerThePageShowsTheStateOfNow() throws Exception {
        RUNTIME.stop();
        BROWSER.awaitCount(CONNECTION + "[data-state=waiting]", 1);
        BROWSER.awaitText(CONNECTION, "Connection lost, trying again");
        assertEquals(List.of("first"), desktop.cards());

        RUNTIME.startAgain();
        RUNTIME.publish(
                Lines.agentState(agent.agentId(), "NOT_READY"), call("third", "ALERTING"), call("third", "ACTIVE"));

        desktop.awaitLive();
        desktop.awaitCards("third");
        BROWSER.awaitText("[data-testid=agent-state]", "Not ready");
        BROWSER.awaitText(Desktop.card("third") + " [data-testid=card-state]", "Active");
        BROWSER.click(Desktop.card("third") + " [data-testid=card-open]");
        RUNTIME.publish(call("third", "HELD"));
        BROWSER.awaitText(Desktop.card("third") + " [data-testid=card-state]", "On hold");
        List<String> recorded = recordedOfTheThird();
        assertEquals(recorded.stream().distinct().toList(), recorded);
        BROWSER.awaitCount(Desktop.widget(RECORDER, "third"), 1);
        BROWSER.awaitCount("[data-testid=widget][data-interaction-id=first]", 0);
        assertTrue(desktop.isSameDocument());
    }

    /** It begins with the state that the widget found, and ends with what came last. */
    private List<String> recordedOfTheThird() {
        desktop.inside(RECORDER, "third", () -> {
            BROWSER.awaitScript(
                    "the last event is recorded",
                    "return [...document.querySelectorAll(arguments[0])].at(-1)?.textContent === arguments[1]",
                    RECORDED,
                    data("third", "HELD"));
            return null;
        });
        return desktop.textsInside(RECORDER, "third", RECORDED);
    }
}
