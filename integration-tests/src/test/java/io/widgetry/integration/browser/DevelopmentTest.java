package io.widgetry.integration.browser;

import static org.junit.Assert.assertTrue;

import io.widgetry.integration.support.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** What somebody who develops a widget sees on the desktop; the widget is the one that the archetype makes. */
public class DevelopmentTest {
    private static final WebRuntime RUNTIME = WebRuntime.silent();
    private static final Browser BROWSER = new Browser();
    private static final Path ARCHETYPE = Path.of("../browser-widget-archetype/src/main/resources/archetype-resources");
    private static final String WIDGET = "browser.hold-card";
    private static final String STATE =
            "[data-testid=development-project][data-project=hold-card]" + " [data-testid=development-state]";

    @ClassRule
    public static final TestRule CLASS = RuleChain.outerRule(RUNTIME).around(BROWSER);

    @Rule
    public final TestRule test = BROWSER;

    private Access agent;
    private String call;
    private Desktop desktop;

    @BeforeClass
    public static void deploy() throws Exception {
        RUNTIME.deploy(widget("Times on hold: ", "1.0.0"), "hold-card.zip");
    }

    @Before
    public void signInWithACall() throws Exception {
        agent = RUNTIME.agent();
        call = "call-of-" + agent.agentId();
        RUNTIME.publish(Lines.agentState(agent.agentId(), "READY"));
        call("ACTIVE");
        desktop = Desktop.open(BROWSER, RUNTIME, agent);
        desktop.awaitCards(call);
        desktop.focus(call);
    }

    private void call(String state) throws Exception {
        RUNTIME.publish(Lines.about(
                "onInteractionEvent",
                agent.agentId(),
                call,
                "{\"id\":\"" + call + "\",\"state\":\"" + state + "\",\"title\":\"Stella Pavlova\"}"));
    }

    /** As the archetype makes it, but for what it calls its count. */
    private static Path widget(String label, String version) throws IOException {
        Path zip = Files.createTempFile("hold-card", ".zip");
        zip.toFile().deleteOnExit();
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String name : List.of("manifest.json", "__element__.js", "icon.svg")) {
                out.putNextEntry(new ZipEntry(name.replace("__element__", "hold-card")));
                out.write(Files.readString(ARCHETYPE.resolve(name))
                        .replace("${element}", "hold-card")
                        .replace("${version}", version)
                        .replace("Times on hold: ", label)
                        .getBytes("UTF-8"));
                out.closeEntry();
            }
        }
        return zip;
    }

    private void shows(String text) {
        desktop.inside(WIDGET, call, () -> {
            BROWSER.awaitText("hold-card p", text);
            return null;
        });
    }

    @Test
    public void theArchetypesWidgetGetsEventsAndAnotherOneTakesItsPlaceWithTheCallAsItStands() throws Exception {
        shows("Times on hold: 0");
        call("HELD");
        shows("Times on hold: 1");

        RUNTIME.deploy(widget("On hold: ", "1.1.0"), "hold-card.zip");

        BROWSER.awaitText(Desktop.widget(WIDGET, call) + " [data-testid=widget-version]", "1.1.0");
        shows("On hold: 1");
        assertTrue(desktop.isSameDocument());
    }

    @Test
    public void whatIsDevelopedIsShownAsLongAsItIs() throws Exception {
        RUNTIME.exec("dev:report hold-card running --bundle " + WIDGET + " --took 340");
        BROWSER.awaitText(STATE, "runs, 0.34 s after it was saved");

        RUNTIME.exec("dev:report hold-card broken");
        BROWSER.awaitText(STATE, "is broken: the version before goes on");

        RUNTIME.exec("dev:end hold-card");
        BROWSER.awaitCount(STATE, 0);
        assertTrue(desktop.isSameDocument());
    }
}
