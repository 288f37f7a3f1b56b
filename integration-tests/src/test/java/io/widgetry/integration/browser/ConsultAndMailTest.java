package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.support.Await;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.openqa.selenium.By;

/** What agents do besides answering calls, by clicks: bring others in, hand over, write e-mails, end cards of widgets. */
public class ConsultAndMailTest {
    private static final WebRuntime RUNTIME = WebRuntime.simulated(4, 4);
    private static final Browser BROWSER = new Browser();

    private static final String FACTS = "[data-testid=head-facts]";
    private static final String TOAST = "[data-testid=toast]";
    private static final String UPDATES = "/api/events?name=onInteractionEvent&limit=1000&agent=";
    private static final String MAKER = BrowserWidgets.id("card-maker");

    /** Writes down what it is told of its cards. */
    private static final String CARD_MAKER = """
            customElements.define('card-maker', class extends HTMLElement {
                connectedCallback() {
                    this.api = window.WS.widgetAPI(this.getAttribute('interactionid'));
                    for (const name of ['onCustomCardEndedEvent', 'onMessageEvent']) {
                        this.api.onDataEvent(name, data => {
                            const entry = document.createElement('li');
                            entry.textContent = name + ' ' + JSON.stringify(data);
                            this.append(entry);
                        });
                    }
                }
            });
            """;

    @ClassRule
    public static final TestRule CLASS = RuleChain.outerRule(RUNTIME).around(BROWSER);

    @Rule
    public final TestRule test = BROWSER;

    private Access agent;
    private Desktop desktop;

    @Before
    public void openTheDesktop() {
        agent = RUNTIME.agent();
        desktop = Desktop.open(BROWSER, RUNTIME, agent);
        BROWSER.awaitText("[data-testid=agent-state]", "Ready");
    }

    private static String inToolbar(String action) {
        return "[data-testid=toolbar] [data-testid=action-" + action + "]";
    }

    private static void awaitPhase(String card, String phase) {
        BROWSER.awaitCount(Desktop.card(card) + "[data-phase=" + phase + "]", 1);
    }

    private static void awaitGone(String card) {
        BROWSER.awaitCount(Desktop.card(card), 0);
    }

    private static void awaitFocused(String card) {
        BROWSER.awaitCount(Desktop.card(card) + ".focused", 1);
    }

    private static void type(String css, String text) {
        BROWSER.awaitCount(css, 1);
        BROWSER.driver().findElement(By.cssSelector(css)).sendKeys(text);
    }

    /** Accepts a contact by a click. */
    private String accept(String channel) throws Exception {
        String card = RUNTIME.ring(channel, agent);
        BROWSER.click(Desktop.action(card, "acceptInteraction"));
        awaitPhase(card, "active");
        awaitFocused(card);
        return card;
    }

    /** Asks somebody outside for advice; returns the leg, which has the focus, when there is an answer. */
    private String consult(String call, String number) {
        BROWSER.click(inToolbar("consult"));
        type("[data-testid=address]", number);
        BROWSER.click("[data-testid=address-dialog] [data-testid=dialog-submit]");
        awaitPhase(call, "held");
        BROWSER.awaitCount("[data-testid=card-consult]:not([hidden])", 1);
        String leg = (String) BROWSER.script("return document.querySelector('[data-testid=card-consult]:not([hidden])')"
                + ".closest('[data-testid=card]').dataset.interactionId");
        BROWSER.awaitText(Desktop.card(leg) + " [data-testid=card-title]", number);
        awaitFocused(leg);
        awaitPhase(leg, "active");
        return leg;
    }

    private static void choose(String option) {
        BROWSER.awaitCount(option, 1);
        BROWSER.driver().findElement(By.cssSelector(option)).click();
    }

    /** Ends after-contact work. */
    private static void finish(String card) {
        awaitPhase(card, "wrap");
        BROWSER.click(inToolbar("finishInteraction"));
        awaitGone(card);
    }

    @Test
    public void aConsultIsEndedAndAnotherOneBecomesAConference() throws Exception {
        String call = accept("voice");

        String first = consult(call, "+1-555-0142");
        BROWSER.awaitCount(Desktop.action(call, "unholdInteraction") + ":disabled", 1);
        BROWSER.click(inToolbar("endConsult"));
        awaitGone(first);
        awaitFocused(call);
        BROWSER.click(Desktop.action(call, "unholdInteraction"));
        awaitPhase(call, "active");

        String second = consult(call, "+1-555-0143");
        BROWSER.click(inToolbar("completeConference"));
        awaitGone(second);
        awaitPhase(call, "active");
        awaitFocused(call);
        BROWSER.awaitText(FACTS, facts -> facts.contains("With+1-555-0143"), "tell who is in the conference");

        BROWSER.click(Desktop.action(call, "endInteraction"));
        finish(call);
        assertEquals(List.of(), BROWSER.texts(TOAST));
        assertTrue(desktop.isSameDocument());
    }

    @Test
    public void callsAreTransferredAfterAConsultAndInOneStep() throws Exception {
        String call = accept("voice");
        BROWSER.click(inToolbar("singleStepTransfer"));
        List<String> colleagues = BROWSER.texts("[data-testid=colleague]");
        assertTrue(colleagues.toString(), colleagues.size() >= 2);
        assertTrue(colleagues.toString(), colleagues.stream().noneMatch(each -> each.contains(agent.agentId())));
        BROWSER.click("[data-testid=address-dialog] [data-testid=dialog-close]");

        String leg = consult(call, "+1-555-0144");
        BROWSER.click(inToolbar("completeTransfer"));
        awaitGone(leg);
        finish(call);

        String another = accept("voice");
        BROWSER.click(inToolbar("singleStepTransferToService"));
        choose("[data-testid=service] option:nth-child(2)");
        BROWSER.click("[data-testid=service-dialog] [data-testid=dialog-submit]");
        awaitGone(another);
        assertEquals(List.of(), BROWSER.texts(TOAST));
    }

    @Test
    public void anEMailIsReadAnsweredAndClassified() throws Exception {
        String mail = accept("email");
        String panel = "[data-testid=email][data-interaction-id='" + mail + "'] ";
        BROWSER.awaitCount(panel + "[data-testid=mail]", 1);
        String subject = BROWSER.texts(panel + "[data-testid=mail-subject]").get(0);
        String text = BROWSER.texts(panel + "[data-testid=mail-text]").get(0);
        assertTrue(text, text.length() > 20 && !text.contains("<"));
        assertEquals(List.of("Re: " + subject, true), BROWSER.script("""
                const [subject, to] = ['email-subject', 'email-to']
                    .map(name => document.querySelector(`[data-testid=${name}]`).value);
                return [subject, to.includes('@')];
                """));

        type(panel + "[data-testid=email-body]", "We have corrected it.");
        BROWSER.bringIntoSight(panel + "[data-testid=email-send]");
        BROWSER.click(panel + "[data-testid=email-send]");

        BROWSER.awaitTexts(panel + "[data-testid=mail-subject]", List.of(subject, "Re: " + subject));
        BROWSER.awaitTexts(panel + "[data-testid=mail-text]", List.of(text, "We have corrected it."));
        BROWSER.awaitTexts(TOAST + " [data-testid=toast-text]", List.of("The e-mail was sent."));
        awaitPhase(mail, "wrap");
        assertEquals(
                false,
                BROWSER.driver()
                        .findElement(By.cssSelector(panel + ".composer"))
                        .isDisplayed());
        int before = told(UPDATES, "onInteractionEvent");
        choose("[data-testid=setDispositionCode] option[value='303']");
        Await.until("the code is told", () -> told(UPDATES, "onInteractionEvent") > before);
        finish(mail);
    }

    /** How often an operator is told of something about the agent. */
    private int told(String path, String part) {
        try {
            return RUNTIME.http(Access.OPERATOR)
                            .get(path + agent.agentId())
                            .text()
                            .split(part, -1)
                            .length
                    - 1;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    public void theButtonsAndTheEndOfAWidgetsCardReachTheWidget() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("card-maker", "1.0.0", CARD_MAKER), "card-maker.zip");
        desktop.awaitWidget(MAKER, null);
        desktop.inside(MAKER, null, () -> BROWSER.script("""
                document.querySelector('card-maker').api.createCustomCard(
                    {id: 'c-1', title: 'Call back', cardButtons: [{id: 'later', label: 'Later'}, {}]})
                """));
        BROWSER.awaitText("[data-testid=custom-card-title]", "Call back");
        assertEquals(List.of("Later"), BROWSER.texts("[data-testid=custom-card-button]"));

        BROWSER.click("[data-testid=custom-card-button]");
        String pressed = "onMessageEvent {\"type\":\"customCardButton\",\"cardId\":\"c-1\","
                + "\"button\":{\"id\":\"later\",\"label\":\"Later\"}}";
        desktop.awaitInside(MAKER, null, "li", pressed);

        BROWSER.click("[data-testid=custom-card-end]");
        BROWSER.awaitCount("[data-testid=custom-card]", 0);
        String ended = "onCustomCardEndedEvent {\"id\":\"c-1\",\"title\":\"Call back\","
                + "\"cardButtons\":[{\"id\":\"later\",\"label\":\"Later\"},{}],\"widgetId\":\"" + MAKER + "\"}";
        desktop.awaitInside(MAKER, null, "li", pressed, ended);
        assertEquals(1, told("/api/events?name=onCustomCardEndedEvent&agent=", "\"name\":\"onCustomCardEndedEvent\""));
        assertEquals(List.of(), BROWSER.texts(TOAST));
    }
}
