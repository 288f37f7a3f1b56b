package io.widgetry.integration.browser;

import io.widgetry.integration.support.Await;
import java.util.List;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** An agent's desktop in a browser. */
final class Desktop {
    private final Browser browser;

    private Desktop(Browser browser) {
        this.browser = browser;
    }

    /** Follows somebody's link and waits until the desktop is live. */
    static Desktop open(Browser browser, WebRuntime runtime, Access access) {
        browser.open(runtime.link(access));
        Desktop desktop = new Desktop(browser);
        desktop.awaitLive();
        browser.script("window.sameDocument = true");
        return desktop;
    }

    void awaitLive() {
        browser.awaitCount("[data-testid=connection][data-state=live]", 1);
    }

    /** Whether the document is still the one that was opened. */
    boolean isSameDocument() {
        return Boolean.TRUE.equals(browser.script("return window.sameDocument === true"));
    }

    static String card(String interactionId) {
        return "[data-testid=card][data-interaction-id='" + interactionId + "']";
    }

    static String action(String interactionId, String action) {
        return card(interactionId) + " [data-testid=action-" + action + "]";
    }

    /** The panel of a widget, which is not just leaving, in an interaction or, with null, on Home. */
    static String widget(String widgetId, String interactionId) {
        return "[data-testid=widget][data-widget-id='" + widgetId + "']:not(.leaving)"
                + (interactionId == null
                        ? ":not([data-interaction-id])"
                        : "[data-interaction-id='" + interactionId + "']");
    }

    void awaitCards(String... interactionIds) {
        Await.until(
                () -> "the cards are " + List.of(interactionIds) + "; there are " + cards(),
                () -> cards().equals(List.of(interactionIds)));
    }

    /** Waits for the only card, and returns its interaction. */
    String awaitCard() {
        Await.until(() -> "one card; there are " + cards(), () -> cards().size() == 1);
        return cards().get(0);
    }

    void awaitState(String interactionId, String state) {
        browser.awaitText(card(interactionId) + " [data-testid=card-state]", state);
    }

    @SuppressWarnings("unchecked") // what the script returns
    List<String> cards() {
        return (List<String>) browser.script(
                "return [...document.querySelectorAll('[data-testid=card]')].map(each => each.dataset.interactionId)");
    }

    /** Brings a card into focus. */
    void focus(String interactionId) {
        browser.click(card(interactionId) + " [data-testid=card-open]");
    }

    void openHome() {
        browser.click("[data-testid=tab][data-tab=home]");
    }

    /** Waits until a widget's frame runs. */
    void awaitWidget(String widgetId, String interactionId) {
        browser.awaitCount(widget(widgetId, interactionId) + "[data-state=live]", 1);
    }

    /** Does something with the document in a widget's frame. */
    <T> T inside(String widgetId, String interactionId, Supplier<T> what) {
        awaitWidget(widgetId, interactionId);
        WebElement frame =
                browser.driver().findElement(By.cssSelector(widget(widgetId, interactionId) + " iframe:not(.closing)"));
        browser.driver().switchTo().frame(frame);
        try {
            return what.get();
        } finally {
            browser.driver().switchTo().defaultContent();
        }
    }

    /** Waits until elements in a widget's frame have these texts. */
    void awaitInside(String widgetId, String interactionId, String css, String... texts) {
        Await.until(
                () -> css + " in " + widgetId + " are " + List.of(texts) + "; there are "
                        + insideOrNone(widgetId, interactionId, css),
                () -> insideOrNone(widgetId, interactionId, css).equals(List.of(texts)));
    }

    /** The texts of elements in a widget's frame. */
    List<String> textsInside(String widgetId, String interactionId, String css) {
        return inside(widgetId, interactionId, () -> browser.texts(css));
    }

    /** The same; none if the frame is being replaced. */
    private List<String> insideOrNone(String widgetId, String interactionId, String css) {
        try {
            return textsInside(widgetId, interactionId, css);
        } catch (NotFoundException | StaleElementReferenceException replaced) {
            return List.of();
        }
    }

    void clickInside(String widgetId, String interactionId, String css) {
        awaitWidget(widgetId, interactionId);
        browser.bringIntoSight(widget(widgetId, interactionId));
        inside(widgetId, interactionId, () -> {
            browser.click(css);
            return null;
        });
    }
}
