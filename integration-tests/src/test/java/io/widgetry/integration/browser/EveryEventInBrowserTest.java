package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEventType;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.Samples;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** From a source's request over HTTP to the callback of a browser widget: each of the 23 events, with its payload. */
public class EveryEventInBrowserTest {
    private static final String GRANTED = BrowserWidgets.id("recorder");
    private static final String NOSY = BrowserWidgets.id("nosy");
    private static final WebRuntime RUNTIME =
            WebRuntime.silent().configured("io.widgetry.core", "{\"tokenGrants\":[\"" + GRANTED + "\"]}");
    private static final Browser BROWSER = new Browser();

    private static final String BEGIN = "{\"participant\":\"begin\"}";
    private static final String END = "{\"participant\":\"end\"}";

    /** The one that the samples speak of. */
    private static final String CALL = "bffae854-9219-4cfc-9fd3-7125f2e76844";

    private static final String OTHER = "another-call";

    @ClassRule
    public static final TestRule CLASS = RuleChain.outerRule(RUNTIME).around(BROWSER);

    @Rule
    public final TestRule test = BROWSER;

    private String agent;
    private Desktop desktop;

    @BeforeClass
    public static void deploy() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("recorder"), "recorder.zip");
        RUNTIME.deploy(BrowserWidgets.zip("recorder"), "nosy.zip");
    }

    @Before
    public void signInWithTwoCalls() throws Exception {
        Access access = RUNTIME.agent();
        agent = access.agentId();
        RUNTIME.publish(
                Lines.agentState(agent, "READY"),
                Lines.call(agent, CALL, "ACTIVE"),
                Lines.call(agent, OTHER, "ACTIVE"));
        desktop = Desktop.open(BROWSER, RUNTIME, access);
        desktop.focus(CALL);
        desktop.awaitWidget(GRANTED, CALL);
        desktop.awaitWidget(NOSY, CALL);
        // The page tells of it by a request of its own, which the next one may overtake.
        Await.until("the page has told of the focus", () -> toldOfTheFocus(GRANTED) && toldOfTheFocus(NOSY));
        RUNTIME.publish(Lines.event("onUserTypingEvent", agent, BEGIN));
        Await.until(
                "the frames have begun",
                () -> told(GRANTED).contains("onUserTypingEvent " + BEGIN)
                        && told(NOSY).contains("onUserTypingEvent " + BEGIN));
    }

    @Test
    public void all23ArriveOnceInOrderWithTheSamplesPayloads() throws Exception {
        Set<DataEventType> types = new LinkedHashSet<>(List.of(DataEventType.values()));
        assertTrue("it has a test of its own", types.remove(DataEventType.SSO_TOKEN_REFRESH));
        List<DataEventType> ends = List.of(DataEventType.ANY_INTERACTION_ENDED, DataEventType.INTERACTION_ENDED);
        assertTrue(types.removeAll(ends) && types.addAll(ends));
        assertEquals(22, types.size());
        List<String> expected = new ArrayList<>();
        for (DataEventType type : types) {
            expected.addAll(publish(type));
        }

        Await.until(
                () -> "told are " + names(expected) + "; told were " + names(since(GRANTED)),
                () -> names(since(GRANTED)).equals(names(expected)));
        assertEquals(expected, since(GRANTED));
        assertEquals(expected, since(NOSY));
    }

    /** Publishes a sample; returns what the widget at the first call is to be told (rule 9: one fact, two names). */
    private List<String> publish(DataEventType type) throws Exception {
        String name = type.wireName();
        String sample = Samples.of(type);
        boolean any = name.startsWith("onAny");
        boolean ends = type == DataEventType.INTERACTION_ENDED;
        RUNTIME.publish(
                ends
                        ? Lines.endedWithWork(agent, CALL, sample)
                        : any
                                ? Lines.about(name, agent, OTHER, sample)
                                : type.requiresInteraction()
                                        ? Lines.about(name, agent, CALL, sample)
                                        : Lines.event(name, agent, sample));
        String payload = (String) BROWSER.script("return JSON.stringify(JSON.parse(arguments[0]))", sample);
        List<String> told = new ArrayList<>(List.of(name + " " + payload));
        if (type == DataEventType.INTERACTION || ends) {
            told.add(name.replace("onInteraction", "onAnyInteraction") + " " + payload);
        }
        return told;
    }

    @Test
    public void rule20_theTokenArrivesOnlyWhereItWasGranted() throws Exception {
        String token = "\"a-secret-of-" + agent + "\"";
        RUNTIME.publish(
                Lines.event("onSSOTokenRefreshEvent", agent, token), Lines.event("onUserTypingEvent", agent, END));

        Await.until(
                () -> "the token and the end: " + since(GRANTED),
                () -> since(GRANTED).stream()
                        .sorted()
                        .toList()
                        .equals(List.of("onSSOTokenRefreshEvent " + token, "onUserTypingEvent " + END)));
        assertEquals(List.of("onUserTypingEvent " + END), since(NOSY));
        assertEquals("a-secret-of-" + agent, ownToken(GRANTED));
        assertEquals(null, ownToken(NOSY));
        assertFalse(RUNTIME.logs().contains("a-secret-of-" + agent));
    }

    /** Whether as it happened or as the state, which it depends on when the widget opened. */
    private boolean toldOfTheFocus(String widgetId) {
        return (Boolean) desktop.inside(
                widgetId,
                CALL,
                () -> BROWSER.script(
                        "return [...document.querySelectorAll('li[data-event=onCardFocusedEvent]')]"
                                + ".some(each => each.textContent.includes(arguments[0]))",
                        CALL));
    }

    private Object ownToken(String widgetId) {
        return desktop.inside(
                widgetId, CALL, () -> BROWSER.script("return window.WS.widgetAPI().getConfiguration().token"));
    }

    private static List<String> names(List<String> told) {
        return told.stream().map(each -> each.substring(0, each.indexOf(' '))).toList();
    }

    /** What a widget was told live after the frames had begun. */
    private List<String> since(String widgetId) {
        List<String> told = told(widgetId);
        return told.subList(told.indexOf("onUserTypingEvent " + BEGIN) + 1, told.size());
    }

    @SuppressWarnings("unchecked") // what the script returns
    private List<String> told(String widgetId) {
        return (List<String>) desktop.inside(
                widgetId,
                CALL,
                () -> BROWSER.script("return [...document.querySelectorAll('li[data-replayed=false]')]"
                        + ".map(each => each.dataset.event + ' ' + each.textContent)"));
    }
}
