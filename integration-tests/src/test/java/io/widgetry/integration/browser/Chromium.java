package io.widgetry.integration.browser;

import static org.junit.Assert.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.Assume;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.slf4j.LoggerFactory;

/** The Chromium that is installed. Where there is none, what needs it is skipped and says so, unless it is required. */
final class Chromium {
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver");

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Chromium.class);
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    // It says at each start that it knows no devtools of the browser's version; none are used.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private Chromium() {}

    /** Skips the tests without Chromium, and says so; fails where the environment says {@code WIDGETRY_CHROMIUM=required}. */
    static void assumePresent() {
        boolean present = find(BROWSERS).isPresent() && find(DRIVERS).isPresent();
        if ("required".equals(System.getenv("WIDGETRY_CHROMIUM"))) {
            assertTrue("Chromium and its driver are required and not installed", present);
        }
        if (!present && !TOLD.getAndSet(true)) {
            LOG.warn("Skipped: the tests in a browser need chromium and chromedriver, which are not on the path");
        }
        Assume.assumeTrue("Chromium and its driver are not installed", present);
    }

    /** Starts a browser with this directory for its profile. */
    static ChromeDriver start(Path profile) {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find(BROWSERS).orElseThrow().toFile());
        // The tests wait for what they need; the driver would wait for every frame, and some of them hang.
        options.setPageLoadStrategy(PageLoadStrategy.NONE);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,800",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(find(DRIVERS).orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<Path> find(List<String> names) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
