package io.widgetry.integration.browser;

import io.widgetry.integration.support.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.TestWatcher;
import org.junit.runner.Description;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * A browser of a test class: it is started with the first use, has its cookies taken away after each test, and leaves a
 * screenshot of each failure in {@code target/screenshots}.
 */
final class Browser extends TestWatcher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** Finds elements in open shadow trees, too. */
    private static final String ALL = """
            const all = [];
            const look = root => {
                all.push(...root.querySelectorAll(arguments[0]));
                root.querySelectorAll('*').forEach(each => each.shadowRoot && look(each.shadowRoot));
            };
            look(document);
            """;

    private final TemporaryFolder folder = new TemporaryFolder();
    private ChromeDriver driver;

    ChromeDriver driver() {
        if (driver == null) {
            try {
                folder.create();
                driver = Chromium.start(folder.newFolder("profile").toPath());
                driver.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return driver;
    }

    void open(String address) {
        driver().get(address);
    }

    /** Runs a script in the document to which the driver is switched. */
    Object script(String script, Object... arguments) {
        return driver().executeScript(script, arguments);
    }

    /** The texts of all elements that fit, as the document has them, hidden ones too. */
    @SuppressWarnings("unchecked") // what the script returns
    List<String> texts(String css) {
        return (List<String>) script(ALL + "return all.map(each => each.textContent)", css);
    }

    @SuppressWarnings("unchecked") // what the script returns
    private List<WebElement> elements(String css) {
        return (List<WebElement>) script(ALL + "return all", css);
    }

    int count(String css) {
        return ((Long) script(ALL + "return all.length", css)).intValue();
    }

    /** Waits until the one element that fits has a text that fits. */
    void awaitText(String css, Predicate<String> wanted, String what) {
        Await.until(() -> css + " " + what + "; there is " + texts(css), () -> {
            List<String> found = texts(css);
            return found.size() == 1 && wanted.test(found.get(0));
        });
    }

    void awaitText(String css, String text) {
        awaitText(css, text::equals, "is \"" + text + "\"");
    }

    /** Waits until elements have exactly these texts. */
    void awaitTexts(String css, List<String> wanted) {
        Await.until(
                () -> css + " are " + wanted + "; there are " + texts(css),
                () -> texts(css).equals(wanted));
    }

    void awaitCount(String css, int wanted) {
        Await.until(() -> wanted + " of " + css + "; there are " + count(css), () -> count(css) == wanted);
    }

    /** Waits until something is true of the page. */
    void awaitScript(String what, String script, Object... arguments) {
        Await.until(what, () -> Boolean.TRUE.equals(script(script, arguments)));
    }

    /** Waits until an element is there, can be seen and is enabled, and clicks on it as a mouse does. */
    void click(String css) {
        Await.until(() -> css + " can be clicked; there are " + count(css), () -> {
            List<WebElement> found = elements(css);
            try {
                if (found.size() != 1
                        || !found.get(0).isDisplayed()
                        || !found.get(0).isEnabled()) {
                    return false;
                }
                found.get(0).click();
                return true;
            } catch (StaleElementReferenceException replaced) {
                return false;
            }
        });
    }

    /** Brings an element into sight, and waits until it stays where it is: what is above it may still be growing. */
    void bringIntoSight(String css) {
        awaitCount(css, 1);
        driver().executeAsyncScript("""
                        const [css, done] = arguments;
                        let last = '';
                        let still = 0;
                        const look = () => {
                            const element = document.querySelector(css);
                            element.scrollIntoView({block: 'center'});
                            const {left, top, height} = element.getBoundingClientRect();
                            still = last === [left, top, height].join() ? still + 1 : 0;
                            last = [left, top, height].join();
                            still < 15 ? requestAnimationFrame(look) : done();
                        };
                        look();
                        """, css);
    }

    /** Cuts the page off from the network, or connects it again. */
    void online(boolean connected) {
        driver().executeCdpCommand("Network.enable", Map.of());
        driver().executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", !connected, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Makes the page this large, whatever is around it. */
    void sizeOfPage(int width, int height) {
        driver().executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Stores what the browser shows, under a name. */
    void screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver().getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    protected void failed(Throwable thrown, Description test) {
        if (driver != null) {
            try {
                driver.switchTo().defaultContent();
                screenshot("failed-" + test.getTestClass().getSimpleName() + "-" + test.getMethodName());
            } catch (WebDriverException gone) {
                thrown.addSuppressed(gone);
            }
        }
    }

    @Override
    protected void finished(Description test) {
        if (test.isSuite()) {
            close();
        } else if (driver != null) {
            driver.switchTo().defaultContent();
            driver.get("about:blank"); // first: a page whose session is gone goes to the login by itself
            awaitScript("the page is left", "return location.href === 'about:blank'");
            driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        }
    }

    @Override
    public void close() {
        if (driver != null) {
            driver.quit();
            driver = null;
            folder.delete();
        }
    }
}
