package io.widgetry.integration.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.integration.support.Await;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;
import org.openqa.selenium.By;

/** Pictures of the running program for the documents: they are in {@code target/screenshots} after the build. */
public class ScreenshotTest {
    private static final WebRuntime RUNTIME = WebRuntime.simulated(1);
    private static final Browser BROWSER = new Browser();
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int NARROW = 1024;

    @ClassRule
    public static final TestRule CLASS = RuleChain.outerRule(RUNTIME).around(BROWSER);

    @Rule
    public final TestRule test = BROWSER;

    @Test
    public void theDesktopAndTheOperationsPageAtWork() throws Exception {
        show(WIDTH, "light");
        Access agent = RUNTIME.agent();
        Desktop desktop = Desktop.open(BROWSER, RUNTIME, agent);
        BROWSER.awaitText("[data-testid=agent-state]", "Ready");
        String chat = RUNTIME.ring("chat", agent);
        BROWSER.click(Desktop.action(chat, "acceptInteraction"));
        BROWSER.awaitCount("[data-testid=message][data-side=customer]", 1);
        type("[data-testid=composer]", "Good morning! One moment, please, I look it up.");
        BROWSER.click("[data-testid=composer-send]");
        BROWSER.awaitCount("[data-testid=message][data-side=self]", 1);
        BROWSER.awaitCount("[data-testid=message][data-side=customer]", 2);
        // Beside a chat nobody rings here, but the agent can call somebody, who may never answer.
        BROWSER.click("[data-testid=dial]");
        type("[data-testid=dial-number]", "+1-555-0123");
        BROWSER.click("[data-testid=dialog-submit]");
        BROWSER.awaitCount("[data-testid=card][data-channel=VOICE]", 1);
        BROWSER.awaitCount("dialog", 0);
        String call = desktop.cards().get(1);
        desktop.focus(chat);
        BROWSER.awaitCount(Desktop.card(chat) + ".focused", 1);
        awaitFrames();

        take("desktop");
        double light = brightness("desktop");
        show(WIDTH, "dark");
        take("desktop-dark");
        assertTrue("dark is darker than light", brightness("desktop-dark") < light / 2);
        show(NARROW, "light");
        assertFits(NARROW);
        BROWSER.screenshot("desktop-1024");

        show(WIDTH, "light");
        desktop.focus(call);
        BROWSER.awaitCount(Desktop.card(call) + ".focused", 1);
        awaitFrames();
        take("desktop-call");

        BROWSER.driver().manage().deleteAllCookies();
        BROWSER.open(RUNTIME.link(Access.OPERATOR));
        BROWSER.awaitCount("[data-testid=connection][data-state=live]", 1);
        BROWSER.awaitText("[data-testid=tile-agents]", text -> text.matches("(?s).*[1-9].*"), "counts agents");
        // A plot needs some seconds of life.
        Await.until(
                "the plot has points",
                () -> Boolean.TRUE.equals(BROWSER.script(
                        "return document.querySelector('[data-testid=plot-accepted]')?.outerHTML.length > 400")));
        take("operations");
        assertEquals(List.of(), BROWSER.texts("[data-testid=toast]"));
    }

    private static void type(String css, String text) {
        BROWSER.driver().findElement(By.cssSelector(css)).sendKeys(text);
    }

    private static void show(int width, String colours) {
        BROWSER.driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        BROWSER.driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    private static void awaitFrames() {
        BROWSER.awaitScript(
                "all widgets live",
                "return [...document.querySelectorAll('[data-kind=browser]')].every(e => e.dataset.state === 'live')");
    }

    /** Nothing is wider than the page. */
    private static void assertFits(int width) {
        assertEquals((long) width, BROWSER.script("return document.documentElement.scrollWidth"));
    }

    private static void take(String name) throws Exception {
        assertFits(WIDTH);
        BROWSER.screenshot(name);
        BufferedImage image = read(name);
        assertEquals(WIDTH, image.getWidth());
        assertEquals(HEIGHT, image.getHeight());
    }

    private static BufferedImage read(String name) throws Exception {
        return ImageIO.read(Path.of("target/screenshots", name + ".png").toFile());
    }

    /** The mean of all pixels' green, from 0 to 255. */
    private static double brightness(String name) throws Exception {
        int[] pixels = read(name).getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        long sum = 0;
        for (int pixel : pixels) {
            sum += pixel >> 8 & 0xff;
        }
        return (double) sum / pixels.length;
    }
}
