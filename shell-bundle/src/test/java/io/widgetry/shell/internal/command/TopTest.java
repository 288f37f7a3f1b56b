package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.WidgetState;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.time.Duration;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class TopTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final Gogo gogo =
            new Gogo().with("widget", new SupervisionCommands(runtime, Samples.CLOCK), "top", "history", "release");

    @Before
    public void threeWidgets() {
        runtime.widgets.add(WidgetSample.of("caller-card")
                .counting(2, 1)
                .costing(3.4, Duration.ofNanos(400_000), Duration.ofMillis(250))
                .status());
        runtime.widgets.add(WidgetSample.of("idle").status());
        runtime.widgets.add(WidgetSample.of("team-board")
                .is(WidgetState.STALLED, Samples.CLOCK.instant().minusSeconds(4))
                .counting(1_037, 0)
                .costing(0.6, Duration.ofMillis(12), Duration.ofMillis(750))
                .status());
    }

    @After
    public void close() {
        gogo.close();
    }

    private List<String> order(String column) throws Exception {
        return gogo.run("widget:top --sort " + column)
                .lines()
                .skip(3)
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @Test
    public void whereNoTerminalIsThereIsOneTable() throws Exception {
        assertEquals("""
                09:05:00  3 widgets  4.0/s  1,039 queued  workers 2 busy of 8

                WIDGET       STATE         RATE  MEDIAN     P99  QUEUED  FAILED  FAILING     CPU  SHARE
                team-board   stalled 4 s  0.6/s  6.0 ms   12 ms   1,037       0      0/s  750 ms   75 %
                caller-card  healthy      3.4/s  0.2 ms  0.4 ms       2       1      0/s  250 ms   25 %
                idle         healthy        0/s       –       –       0       0      0/s       –    0 %""", gogo.run("widget:top"));
    }

    @Test
    public void everyColumnSortsTheLargestOrWorstFirst() throws Exception {
        List<String> board = List.of("team-board", "caller-card", "idle");
        List<String> card = List.of("caller-card", "team-board", "idle");
        assertEquals(List.of("caller-card", "idle", "team-board"), order("widget"));
        assertEquals(board, order("state"));
        assertEquals(card, order("rate"));
        assertEquals(board, order("median"));
        assertEquals(board, order("p99"));
        assertEquals(board, order("queued"));
        assertEquals(card, order("FAILED"));
        assertEquals(card, order("failing"));
        assertEquals(board, order("cpu"));
        assertEquals(board, order("share"));
    }

    @Test
    public void sharesAreOfTheTimeBetweenTwoLooks() {
        Top top = new Top(runtime, Samples.CLOCK, TopColumn.SHARE);
        top.look();
        runtime.widgets.set(
                0,
                WidgetSample.of("caller-card")
                        .costing(3.4, Duration.ofMillis(1), Duration.ofMillis(310))
                        .status());
        runtime.widgets.set(
                2, // a new version, which begins at zero
                WidgetSample.of("team-board")
                        .costing(3.4, Duration.ofMillis(1), Duration.ofMillis(20))
                        .status());
        List<String> rows = top.look().lines().skip(3).toList();
        assertTrue(
                rows.get(0),
                rows.get(0).startsWith("caller-card ") && rows.get(0).endsWith(" 75 %"));
        assertTrue(
                rows.get(1),
                rows.get(1).startsWith("team-board ") && rows.get(1).endsWith(" 25 %"));
    }

    @Test
    public void withoutProcessorTimeThereAreNoShares() {
        runtime.widgets.removeIf(widget -> !widget.widgetId().equals("idle"));
        String look = new Top(runtime, Samples.CLOCK, TopColumn.SHARE).look();
        assertTrue(look, look.endsWith(" –      –"));
    }

    @Test
    public void threadsThatAreGivenUpAreTold() throws Exception {
        runtime.abandon(1);
        assertTrue(
                gogo.run("widget:top")
                        .startsWith(
                                "09:05:00  3 widgets  4.0/s  1,039 queued  workers 2 busy of 8, 1 thread given up of at most 16\n"));
    }

    @Test
    public void noWidgetIsASentence() throws Exception {
        runtime.widgets.clear();
        assertTrue(gogo.run("widget:top --once").endsWith("\n\nNo widget is deployed."));
    }

    @Test
    public void theTableFitsWithLargeNumbersAndLongNames() throws Exception {
        runtime.widgets.add(WidgetSample.of("w".repeat(120))
                .is(WidgetState.QUARANTINED, Samples.NINE.minusSeconds(3_000))
                .counting(1_000_000, 1_000_000)
                .costing(1_000_000, Duration.ofSeconds(3_599), Duration.ofSeconds(3_599))
                .status());
        assertTrue(gogo.run("widget:top").lines().allMatch(line -> Text.width(line) <= Text.WIDTH));
    }

    @Test
    public void whatCannotBeIsASentence() {
        assertTrue(assertThrows(CommandException.class, () -> gogo.run("widget:top --sort size"))
                .getMessage()
                .startsWith("widget:top: --sort must be widget, state, rate, median, p99, queued, failed, failing, cpu"
                        + " or share, not \"size\". Usage: "));
        assertTrue(assertThrows(CommandException.class, () -> gogo.run("widget:top --interval 3601"))
                .getMessage()
                .startsWith("widget:top: --interval must be at most 3600. Usage: "));
    }
}
