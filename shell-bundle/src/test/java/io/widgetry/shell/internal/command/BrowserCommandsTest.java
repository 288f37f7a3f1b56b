package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.BrowserReport;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class BrowserCommandsTest {
    private final FakeBrowserWidgets admin = new FakeBrowserWidgets();
    private final List<BrowserWidgetStatus> widgets = admin.widgets;
    private final BrowserCommands commands = new BrowserCommands(admin, Samples.CLOCK);

    private String run(String... words) throws Exception {
        return commands.widgets(words);
    }

    private void card() {
        widgets.add(new BrowserWidgetStatus(
                "com.acme.card",
                "com.acme.card",
                12,
                "1.2.0",
                "Card",
                "<my-card></my-card>",
                Optional.empty(),
                true,
                2,
                List.of(new SubscriptionStatus("onInteractionEvent", false, 2)),
                Map.of("error", 3L, "hung", 1L),
                List.of(new BrowserReport(Samples.NINE, "hung", "600008", Optional.of("a"), "no\u001B[2J answer"))));
    }

    private void broken() {
        widgets.add(new BrowserWidgetStatus(
                "com.acme.broken",
                "com.acme.broken",
                13,
                "1.0.0",
                "",
                "",
                Optional.of("manifest w/manifest.json: element is missing"),
                false,
                0,
                List.of(),
                Map.of(),
                List.of()));
    }

    @Test
    public void eachHasARowAndWhatIsWrongIsSaid() throws Exception {
        card();
        broken();
        assertEquals("""
                WIDGET           VERSION  NAME  FRAMES  REPORTS  TOKEN    PROBLEM
                com.acme.card    1.2.0    Card       2        4  granted  –
                com.acme.broken  1.0.0    –          0        0  –        manifest w/manifest.json: element is
                                                                          missing""", run());
    }

    @Test
    public void oneIsToldOfInDetail() throws Exception {
        card();
        broken();
        assertEquals("""
                Widget   com.acme.card
                Name     Card
                Bundle   com.acme.card 1.2.0 (12)
                Element  <my-card></my-card>
                Token    granted
                Frames   2
                Reports  3 error, 1 hung

                EVENT               FRAMES
                onInteractionEvent       2

                TIME      KIND  AGENT   INTERACTION  TEXT
                09:00:00  hung  600008  a            no answer""", run("com.acme.c"));
        assertTrue(run("com.acme.b").contains("\nProblem  manifest w/manifest.json: element is missing\n"));
        assertTrue(run("com.acme.c").lines().allMatch(line -> Text.width(line) <= 100));
    }

    @Test
    public void whereThereIsNoneASentenceSaysSo() throws Exception {
        assertEquals("There is no browser widget.", run());
        card();
        assertEquals(
                "There is no browser widget x; there is only com.acme.card.",
                assertThrows(CommandException.class, () -> run("x")).getMessage());
    }
}
