package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.support.Await;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/** What the demonstration shows: a simulated contact centre rings, and an agent works by clicks. */
public class DemoCallTest {
    private static final WebRuntime RUNTIME = WebRuntime.simulated(6);
    private static final Browser BROWSER = new Browser();

    private static final String CALLER_CARD = "caller-card";
    private static final String TRANSCRIPT = "transcript";
    private static final String WRAP_UP_TIMER = "wrap-up-timer";
    private static final String TOAST = "[data-testid=toast]";

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

    /** Waits until a card is in a phase. */
    private static void awaitPhase(String call, String phase) {
        BROWSER.awaitCount(Desktop.card(call) + "[data-phase=" + phase + "]", 1);
    }

    private static String view(String widget, String call) {
        return Desktop.widget(widget, call) + "[data-kind=java] [data-testid=view] ";
    }

    @Test
    public void aCallIsAnsweredHeldEndedAndWrappedUpByClicks() throws Exception {
        String call = RUNTIME.ring("voice", agent);

        desktop.awaitCards(call);
        awaitPhase(call, "alerting");
        BROWSER.awaitText("[data-testid=card-count]", "1");
        BROWSER.click(Desktop.action(call, "acceptInteraction"));
        awaitPhase(call, "active");
        assertEquals(1, BROWSER.count(Desktop.card(call) + ".focused"));
        String caller =
                BROWSER.texts(Desktop.card(call) + " [data-testid=card-title]").get(0);
        BROWSER.awaitText(view(CALLER_CARD, call) + "[data-testid=view-title]", caller);
        BROWSER.awaitText(view(CALLER_CARD, call) + "[data-testid=view-status]", "ACTIVE");
        BROWSER.awaitText(view(WRAP_UP_TIMER, call) + "[data-testid=view-status]", "in contact");

        // Elsewhere than the click before: two clicks at one place within moments are a double click.
        BROWSER.click(inToolbar("holdInteraction"));
        awaitPhase(call, "held");
        BROWSER.awaitText(view(CALLER_CARD, call) + "[data-testid=view-status]", "HELD");
        BROWSER.click(Desktop.action(call, "unholdInteraction"));
        awaitPhase(call, "active");

        BROWSER.click(inToolbar("sendDTMF"));
        BROWSER.click("[data-testid=key-4]");
        BROWSER.click("[data-testid=key-2]");
        BROWSER.click("[data-testid='key-#']");
        BROWSER.awaitText("[data-testid=tones]", "42#");
        BROWSER.click("[data-testid=keypad-dialog] [data-testid=dialog-close]");
        BROWSER.awaitCount("dialog", 0);

        BROWSER.click(Desktop.action(call, "endInteraction"));
        awaitPhase(call, "wrap");
        BROWSER.awaitText(view(WRAP_UP_TIMER, call) + "[data-testid=view-status]", "after-contact work");
        awaitTheTimerRuns(call);
        BROWSER.awaitText("[data-testid=agent-state]", "After-contact work");

        BROWSER.click(inToolbar("finishInteraction"));
        desktop.awaitCards();
        BROWSER.awaitText("[data-testid=agent-state]", "Ready");
        BROWSER.awaitText("[data-testid=card-count]", "0");
        BROWSER.awaitCount("[data-testid=widget][data-interaction-id]", 0);
        assertEquals(List.of(), BROWSER.texts(TOAST));
        assertTrue(desktop.isSameDocument());
    }

    /** The time that it shows is three different ones, one after the other. */
    private static void awaitTheTimerRuns(String call) {
        Set<String> seen = new TreeSet<>();
        Await.until(() -> "the time passes: " + seen, () -> {
            BROWSER.texts(view(WRAP_UP_TIMER, call) + "[data-testid=view-row]").stream()
                    .filter(row -> row.startsWith("Elapsed"))
                    .forEach(seen::add);
            return seen.size() >= 3;
        });
    }

    @Test
    public void aChatIsAcceptedReadAndAnsweredByClicks() throws Exception {
        String chat = RUNTIME.ring("chat", agent);
        BROWSER.click(Desktop.action(chat, "acceptInteraction"));
        awaitPhase(chat, "active");
        String messages = "[data-testid=conversation][data-interaction-id='" + chat + "'] [data-testid=message]";
        BROWSER.awaitCount(messages + "[data-side=customer]", 1);
        String question =
                BROWSER.texts(messages + " [data-testid=message-text]").get(0);
        assertTrue(question, question.length() > 5);
        String items = view(TRANSCRIPT, chat) + "[data-testid=view-item]";
        Await.until(
                () -> "the customer's message is in the transcript; there is " + BROWSER.texts(items),
                () -> BROWSER.texts(items).stream().anyMatch(item -> item.endsWith(": " + question)));

        BROWSER.driver().findElement(By.cssSelector("[data-testid=composer]")).sendKeys("One moment, I look it up.");
        BROWSER.click("[data-testid=composer-send]");

        BROWSER.awaitTexts(
                messages + "[data-side=self] [data-testid=message-text]", List.of("One moment, I look it up."));
        Await.until(
                () -> "the answer is in the transcript; there is " + BROWSER.texts(items),
                () -> BROWSER.texts(items).stream().anyMatch(item -> item.endsWith(": One moment, I look it up.")));
        assertEquals("", BROWSER.script("return document.querySelector('[data-testid=composer]').value"));
        BROWSER.awaitCount(messages + "[data-side=customer]", 2);
        assertEquals(1, BROWSER.count(messages + "[data-side=self]"));
    }

    @Test
    public void aDoubleClickIsOneAction() throws Exception {
        String call = RUNTIME.ring("voice", agent);
        String accept = Desktop.action(call, "acceptInteraction");
        BROWSER.awaitCount(accept + ":enabled", 1);
        BROWSER.script("""
                window.asked = [];
                const fetchOfPage = window.fetch;
                window.fetch = (url, options) => {
                    String(url).endsWith('/actions') && window.asked.push(JSON.parse(options.body).action);
                    return fetchOfPage(url, options);
                };
                """);

        new Actions(BROWSER.driver())
                .doubleClick(BROWSER.driver().findElement(By.cssSelector(accept)))
                .perform();

        awaitPhase(call, "active");
        BROWSER.click(inToolbar("endInteraction"));
        awaitPhase(call, "wrap");
        assertEquals(List.of("acceptInteraction", "endInteraction"), BROWSER.script("return window.asked"));
        assertEquals(List.of(), BROWSER.texts(TOAST));
    }

    @Test
    public void whatTheContactCentreRefusesIsToldWithItsReason() {
        BROWSER.click("[data-testid=dial]");
        BROWSER.driver()
                .findElement(By.cssSelector("[data-testid=dial-number]"))
                .sendKeys("12");
        BROWSER.click("[data-testid=dial-dialog] [data-testid=dialog-submit]");

        BROWSER.awaitTexts(
                "[data-testid=toasts-assertive] [data-testid=toast-text]",
                List.of("This is not a telephone number: digits are needed, 3 at least."));
        assertEquals(1, BROWSER.count(TOAST + "[data-level=error]"));
        BROWSER.click("[data-testid=toast-close]");
        BROWSER.awaitCount(TOAST, 0);
        BROWSER.click("[data-testid=dial-dialog] [data-testid=dialog-close]");
        desktop.awaitCards();
    }

    @Test
    public void aWidgetsNotificationIsShownUnderItsName() throws Exception {
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "plain.zip");
        String call = RUNTIME.ring("voice", agent);

        desktop.inside(
                "browser.plain",
                call,
                () -> BROWSER.script(
                        "window.WS.widgetAPI(arguments[0]).sendNotification('A <b>guest</b> of the house', 'warning')",
                        call));

        BROWSER.awaitTexts(
                "[data-testid=toasts-polite] [data-testid=toast-text]", List.of("A <b>guest</b> of the house"));
        String name = BROWSER.texts(Desktop.widget("browser.plain", call) + " [data-testid=widget-name]")
                .get(0);
        assertEquals(List.of(name), BROWSER.texts(TOAST + "[data-level=warning] strong"));
    }

    @Test
    public void theAgentIsNotReadyForAReasonAndReadyAgain() {
        BROWSER.click("[data-testid=agent-button]");
        String notReady = "[data-testid=agent-setAgentNotReady]";
        String first = "[data-testid=agent-menu] " + notReady + "[data-code='200']";
        BROWSER.awaitText(first, "Break");
        BROWSER.click(first);

        BROWSER.awaitText("[data-testid=agent-state]", "Not ready");
        BROWSER.awaitText("[data-testid=agent-reason]", "Break");

        BROWSER.click("[data-testid=agent-button]");
        BROWSER.click("[data-testid=agent-setAgentReady]");
        BROWSER.awaitText("[data-testid=agent-state]", "Ready");
        BROWSER.awaitText("[data-testid=agent-reason]", "");
        assertEquals(List.of(), BROWSER.texts(TOAST));
    }
}
