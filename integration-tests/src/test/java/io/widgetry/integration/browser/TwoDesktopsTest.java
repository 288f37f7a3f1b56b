package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** Two agents, each in a browser of their own, logged in by links of their own, at the same time. */
public class TwoDesktopsTest {
    private static final WebRuntime RUNTIME = WebRuntime.simulated(2);
    private static final Browser ONE = new Browser();
    private static final Browser OTHER = new Browser();

    @ClassRule
    public static final TestRule CLASS =
            RuleChain.outerRule(RUNTIME).around(ONE).around(OTHER);

    @Rule
    public final TestRule test = RuleChain.outerRule(ONE).around(OTHER);

    private final Access agent = Access.agent(0);
    private final Access colleague = Access.agent(1);
    private Desktop desktop;
    private Desktop colleagues;

    @Before
    public void openBoth() throws Exception {
        desktop = open(ONE, agent);
        colleagues = open(OTHER, colleague);
    }

    private static Desktop open(Browser browser, Access access) throws Exception {
        String link = RUNTIME.exec("web:link agent " + access.agentId()).strip();
        Access asked = new Access(access.name(), access.roles(), access.agentId(), link.replaceFirst("^.*#", ""));
        assertEquals(RUNTIME.link(asked), link);
        Desktop opened = Desktop.open(browser, RUNTIME, asked);
        browser.awaitText("[data-testid=agent-state]", "Ready");
        return opened;
    }

    /** Everything that a page holds, in attributes, too. */
    private static String page(Browser browser) {
        return browser.script("return document.documentElement.outerHTML").toString();
    }

    @Test
    public void noneSeesAnythingOfTheOther() throws Exception {
        String call = RUNTIME.ring("voice", agent);
        ONE.click(Desktop.action(call, "acceptInteraction"));
        ONE.awaitCount(Desktop.card(call) + "[data-phase=active]", 1);
        String caller =
                ONE.texts(Desktop.card(call) + " [data-testid=card-title]").get(0);

        // What comes to the colleague later has overtaken nothing: the stream has one order.
        String chat = RUNTIME.ring("chat", colleague);
        colleagues.awaitCards(chat);
        assertFalse(page(OTHER).contains(call));
        assertFalse(page(OTHER).contains(caller));

        OTHER.click(Desktop.action(chat, "acceptInteraction"));
        OTHER.awaitCount(Desktop.card(chat) + "[data-phase=active]", 1);
        OTHER.awaitCount("[data-testid=message]", 1);
        String question = OTHER.texts("[data-testid=message-text]").get(0);
        ONE.click("[data-testid=toolbar] [data-testid=action-holdInteraction]");
        ONE.awaitCount(Desktop.card(call) + "[data-phase=held]", 1);
        desktop.awaitCards(call);
        assertFalse(page(ONE).contains(chat));
        assertFalse(page(ONE).contains(question));
        assertEquals(List.of("Ready"), OTHER.texts("[data-testid=agent-state]"));
        assertEquals(1, OTHER.count(Desktop.card(chat) + "[data-phase=active]"));

        assertEquals(403L, status(OTHER, "/api/agents/" + agent.agentId() + "/configuration"));
        assertEquals(403L, status(OTHER, "/api/agents/" + agent.agentId() + "/stream"));
        assertEquals(200L, status(OTHER, "/api/agents/" + colleague.agentId() + "/configuration"));
        assertEquals(false, ends(OTHER, colleague, call));
        assertEquals(1, ONE.count(Desktop.card(call) + "[data-phase=held]"));
    }

    /** What the server answers to a page that asks for something. */
    private static Object status(Browser browser, String path) {
        return browser.script("return fetch(arguments[0]).then(answer => answer.status)", path);
    }

    /** Whether an agent's page gets an interaction ended. */
    private static Object ends(Browser browser, Access access, String interactionId) {
        return browser.script("""
                return fetch(`/api/agents/${arguments[0]}/actions`, {
                    method: 'POST',
                    headers: {'Content-Type': 'application/json'},
                    body: JSON.stringify({widgetId: 'desktop', interactionId: arguments[1], action: 'endInteraction',
                        arguments: {}})
                }).then(async answer => answer.ok && (await answer.json()).done)
                """, access.agentId(), interactionId);
    }
}
