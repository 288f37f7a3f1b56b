package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Working without a mouse, and what a screen reader is told. Roles and names are those that Chromium computes. */
public class KeyboardTest {
    private static final WebRuntime RUNTIME = WebRuntime.simulated(3);
    private static final Browser BROWSER = new Browser();
    private static final int MOST_TABS = 40;
    private static final String ANNOUNCED = "[data-testid=announce]";
    private static final String OPEN = " [data-testid=card-open]";

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

    private static void press(CharSequence... keys) {
        new Actions(BROWSER.driver()).sendKeys(keys).perform();
    }

    private static void pressWithAltAndShift(String key) {
        new Actions(BROWSER.driver())
                .keyDown(Keys.ALT)
                .keyDown(Keys.SHIFT)
                .sendKeys(key)
                .keyUp(Keys.SHIFT)
                .keyUp(Keys.ALT)
                .perform();
    }

    private static boolean isFocused(String css) {
        return Boolean.TRUE.equals(BROWSER.script("return document.activeElement.matches(arguments[0])", css));
    }

    private static String focused() {
        return (String) BROWSER.script("return document.activeElement.outerHTML.slice(0, 300)");
    }

    /** Goes on with Tab until the keyboard's focus is there. */
    private static void tabTo(String css) {
        List<Object> passed = new ArrayList<>();
        while (!isFocused(css)) {
            assertTrue(css + " is not reached by Tab; passed " + passed, passed.size() < MOST_TABS);
            press(Keys.TAB);
            passed.add(BROWSER.script(
                    "return document.activeElement.dataset.testid || document.activeElement.tagName + '.'"
                            + " + document.activeElement.className"));
        }
    }

    private static void awaitPhase(String call, String phase) {
        BROWSER.awaitCount(Desktop.card(call) + "[data-phase=" + phase + "]", 1);
    }

    private static String title(String call) {
        return BROWSER.texts(Desktop.card(call) + " [data-testid=card-title]").get(0);
    }

    @Test
    public void cardsAreReachedByTabAndArrowsAndEnterAccepts() throws Exception {
        String chat = RUNTIME.ring("chat", agent);
        desktop.awaitCards(chat);
        tabTo(Desktop.card(chat) + OPEN);
        press(Keys.TAB);
        assertTrue(isFocused(Desktop.action(chat, "acceptInteraction")));
        press(Keys.ENTER);
        awaitPhase(chat, "active");

        String next = RUNTIME.ring("chat", agent);
        desktop.awaitCards(chat, next);
        // Back from the button that was pressed; behind the last frame, a browser without a window loses its place.
        new Actions(BROWSER.driver())
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
        assertTrue(focused(), isFocused(Desktop.card(chat) + OPEN));
        press(Keys.ARROW_DOWN);
        assertTrue(isFocused(Desktop.card(next) + OPEN));
        press(Keys.ENTER);
        BROWSER.awaitCount(Desktop.card(next) + ".focused", 1);
        pressWithAltAndShift("a");
        awaitPhase(next, "active");
        BROWSER.awaitCount(Desktop.card(next) + ".focused", 1);
        assertEquals(0, BROWSER.count("[data-testid=toast]"));
    }

    @Test
    public void tabsAndMenusAndDialogsAreOperatedByKeys() throws Exception {
        String call = RUNTIME.ring("voice", agent);
        BROWSER.awaitCount(Desktop.card(call) + ".focused", 1);
        String tab = "[data-testid=tab]";
        tabTo(tab + "[data-tab=customer]");
        press(Keys.HOME);
        assertTrue(isFocused(tab + "[data-tab=home]"));
        press(Keys.ENTER);
        BROWSER.awaitCount(tab + "[data-tab=home][aria-selected=true]", 1);
        BROWSER.awaitCount(tab + "[aria-selected=true]", 1);

        pressWithAltAndShift("s");
        BROWSER.awaitCount("[data-testid=agent-button][aria-expanded=true]", 1);
        assertTrue(isFocused("[data-testid=agent-menu] [role=menuitem]"));
        press(Keys.ESCAPE);
        BROWSER.awaitCount("[data-testid=agent-button][aria-expanded=false]", 1);
        assertTrue(isFocused("[data-testid=agent-button]"));

        press("?");
        BROWSER.awaitCount("dialog[open][data-testid=shortcuts]", 1);
        press(Keys.ESCAPE);
        BROWSER.awaitCount("dialog", 0);
        assertTrue(isFocused("[data-testid=agent-button]"));
    }

    @Test
    public void aScreenReaderIsToldWhatThereIsAndWhatComes() throws Exception {
        assertEquals("status", element(ANNOUNCED).getAriaRole());
        assertEquals("assertive", element(ANNOUNCED).getDomAttribute("aria-live"));
        RUNTIME.deploy(BrowserWidgets.zip("plain"), "plain.zip");
        String call = RUNTIME.ring("voice", agent);
        desktop.awaitCards(call);
        String caller = title(call);
        BROWSER.awaitText(
                ANNOUNCED,
                text -> text.startsWith("New voice interaction from " + caller),
                "tells of the call of " + caller);
        desktop.awaitWidget("browser.plain", call);

        assertEquals("listitem", element(Desktop.card(call)).getAriaRole());
        assertEquals("list", element("[data-testid=cards]").getAriaRole());
        assertEquals("Interactions", element("[data-testid=cards]").getAccessibleName());
        String card = element(Desktop.card(call) + OPEN).getAccessibleName();
        assertTrue(card, card.startsWith("Voice") && card.contains(caller));
        assertEquals("button", element(Desktop.card(call) + OPEN).getAriaRole());
        assertEquals(
                "Accept", element(Desktop.action(call, "acceptInteraction")).getAccessibleName());
        assertEquals("tab", element("[data-testid=tab][data-tab=customer]").getAriaRole());
        assertEquals(
                "Customer, " + caller,
                element("[data-testid=tab][data-tab=customer]").getAccessibleName());
        assertEquals("Home", element("[data-testid=tab][data-tab=home]").getAccessibleName());
        assertEquals("toolbar", element("[data-testid=toolbar]").getAriaRole());
        String panel = BROWSER.script(
                        "return document.querySelector('[data-tab=customer]').getAttribute('aria-controls')")
                .toString();
        assertEquals("tabpanel", element("#" + panel).getAriaRole());
        String state = element("[data-testid=agent-button]").getAccessibleName();
        assertTrue(state, state.startsWith("Agent state: Ready"));

        String plain = Desktop.widget("browser.plain", call);
        String name = BROWSER.texts(plain + " [data-testid=widget-name]").get(0);
        assertEquals("article", element(plain).getAriaRole());
        assertEquals(name, element(plain).getAccessibleName());
        assertEquals(name, element(plain + " iframe").getDomAttribute("title"));
        assertEquals(List.of(), withoutName());
    }

    private static WebElement element(String css) {
        return BROWSER.driver().findElement(By.cssSelector(css));
    }

    /** What can be operated, can be seen, and has no name. */
    private static List<String> withoutName() {
        List<WebElement> all =
                BROWSER.driver().findElements(By.cssSelector("button,a[href],input,select,textarea,iframe,nav,aside"));
        assertFalse(all.isEmpty());
        return all.stream()
                .filter(WebElement::isDisplayed)
                .filter(each -> each.getAccessibleName().isBlank())
                .map(each -> each.getDomProperty("outerHTML"))
                .toList();
    }
}
