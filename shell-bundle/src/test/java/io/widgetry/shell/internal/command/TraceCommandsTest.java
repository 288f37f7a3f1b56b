package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.Test;

public class TraceCommandsTest {
    private static final Duration SOON = Duration.ofNanos(100_000);
    private static final Duration LATER = Duration.ofMillis(37);

    private final FakeRuntime runtime = new FakeRuntime();
    private final TraceCommands commands = new TraceCommands(runtime, Samples.CLOCK);

    private static EventTrace accepted(long number, DeliveryTrace... deliveries) {
        return new EventTrace(
                number,
                "onInteractionEvent",
                "600008",
                Optional.of(Samples.CALL),
                Optional.of("/cti/east"),
                Optional.of("e-" + number),
                Samples.NINE.plusMillis(12_331),
                number - 7_715,
                Optional.empty(),
                List.of(deliveries),
                Optional.empty());
    }

    private static EventTrace rejected(long number, String reason) {
        return new EventTrace(
                number,
                "onInteractionEvent",
                "600008",
                Optional.empty(),
                Optional.of("/cti/east"),
                Optional.empty(),
                Samples.NINE,
                0,
                Optional.of(reason),
                List.of(),
                Optional.empty());
    }

    private static DeliveryTrace delivery(
            String widget, String interaction, Outcome outcome, Duration queued, Duration handled, String reason) {
        return new DeliveryTrace(
                widget, Optional.ofNullable(interaction), outcome, queued, handled, Optional.ofNullable(reason));
    }

    private static DeliveryTrace delivery(String widget, Outcome outcome, String reason) {
        return delivery(widget, null, outcome, Duration.ZERO, Duration.ZERO, reason);
    }

    private String why(String... words) throws Exception {
        return commands.why(words);
    }

    private String recent(String... words) throws Exception {
        return commands.recent(words);
    }

    private String outcome(DeliveryTrace delivery) throws Exception {
        runtime.traces.clear();
        runtime.traces.add(accepted(8_127, delivery));
        return why("8127").lines().skip(2).findFirst().orElseThrow().strip();
    }

    @Test
    public void theWholePathIsTold() throws Exception {
        runtime.traces.add(accepted(
                8_127,
                delivery(
                        "team-board",
                        Outcome.FILTERED,
                        "it is agent-scoped, and this event requires an interaction (subscribe to"
                                + " onAnyInteractionEvent to see every interaction)"),
                delivery("caller-card", Samples.CALL, Outcome.HANDLED, SOON, Duration.ofNanos(400_000), null)));
        assertEquals("""
                event 8127  onInteractionEvent  agent 600008  interaction bffae854…  09:00:12.331
                  accepted 09:00:12.331 from /cti/east with the id e-8127 as number 412
                  caller-card  queued for 0.1 ms, handled in 0.4 ms
                  team-board   not delivered: it is agent-scoped, and this event requires an interaction (subscribe
                               to onAnyInteractionEvent to see every interaction)""", why("8127"));
    }

    private FakeBrowserWidgets browserWidgets() {
        FakeBrowserWidgets browsers = new FakeBrowserWidgets();
        browsers.widgets.add(browserWidget("browser.notes", Optional.empty()));
        browsers.widgets.add(browserWidget("browser.broken", Optional.of("manifest m.json: element is missing")));
        browsers.desktops.put("600008", 2);
        commands.setBrowsers(browsers);
        return browsers;
    }

    private static BrowserWidgetStatus browserWidget(String id, Optional<String> problem) {
        return new BrowserWidgetStatus(
                id,
                id,
                12,
                "1.2.0",
                "Notes",
                "<my-notes></my-notes>",
                problem,
                false,
                3,
                List.of(new SubscriptionStatus("onInteractionEvent", false, 1)),
                Map.of(),
                List.of());
    }

    @Test
    public void ofBrowserWidgetsItIsToldWhatIsKnown() throws Exception {
        runtime.traces.add(accepted(8_127));
        runtime.traces.add(rejected(8_128, "onInteractionEvent requires an interaction"));
        FakeBrowserWidgets browsers = browserWidgets();

        assertEquals(
                List.of(
                        "  in browsers  1 browser widget is told by desktops: 2 of this agent are open now; what becomes of",
                        "               events there is not traced (web:widgets)"),
                why("8127").lines().skip(2).toList());
        assertEquals(
                "browser.notes a browser widget, told by desktops: 2 of this agent are open now; of its 3 open frames,"
                        + " those of all agents, 1 listens to onInteractionEvent; what becomes of events there is not traced"
                        + " (web:widgets browser.notes)",
                words(why("8127", "browser.n")));
        browsers.desktops.clear();
        assertTrue(words(why("8127", "browser.notes")).contains("desktops: none of this agent is open now;"));
        assertEquals(
                "browser.broken a browser widget that is not offered: manifest m.json: element is missing",
                words(why("8127", "browser.broken")));
        assertEquals(
                "browser.notes not delivered: the event was not accepted, so no widget was given it",
                words(why("8128", "browser.notes")));
        assertEquals(2, why("8128").lines().count());
        commands.unsetBrowsers(browsers);
        assertTrue(why("8127").endsWith("reached nobody: no widget is deployed"));
    }

    /** What follows the two lines of the head, in one. */
    private static String words(String text) {
        return text.lines().skip(2).collect(Collectors.joining(" ")).strip().replaceAll(" +", " ");
    }

    @Test
    public void everyOutcomeIsASentence() throws Exception {
        assertEquals(
                "a  queued for 37 ms so far", outcome(delivery("a", null, Outcome.QUEUED, LATER, Duration.ZERO, null)));
        assertEquals(
                "a  queued for 0.1 ms, being handled for 37 ms so far",
                outcome(delivery("a", null, Outcome.QUEUED, SOON, LATER, null)));
        assertEquals(
                "a  queued for 0.1 ms, failed after 37 ms: java.lang.IllegalStateException",
                outcome(delivery("a", null, Outcome.FAILED, SOON, LATER, "java.lang.IllegalStateException")));
        assertEquals(
                "a  queued for 37 ms, failed: its callback threw",
                outcome(delivery("a", null, Outcome.FAILED, LATER, Duration.ZERO, null)));
        assertEquals(
                "a  conflated after 37 ms: it gave way to a later value of the same",
                outcome(delivery("a", null, Outcome.CONFLATED, LATER, Duration.ZERO, null)));
        assertEquals("a  dropped: it is quarantined", outcome(delivery("a", Outcome.DROPPED, "it is quarantined")));
        assertEquals("a  dropped: it could not be kept", outcome(delivery("a", Outcome.DROPPED, null)));
        assertEquals("a  not delivered: it was never meant for it", outcome(delivery("a", Outcome.FILTERED, null)));
    }

    @Test
    public void instancesOfOneWidgetAreToldApart() throws Exception {
        runtime.traces.add(accepted(
                8_127,
                delivery("a", Samples.CALL, Outcome.DROPPED, Duration.ZERO, Duration.ZERO, "x"),
                delivery("a", Samples.CHAT, Outcome.DROPPED, Duration.ZERO, Duration.ZERO, "y"),
                delivery("b", Samples.CHAT, Outcome.DROPPED, Duration.ZERO, Duration.ZERO, "z")));
        assertEquals(
                List.of("  a bffae854…  dropped: x", "  a 0c52e8a6…  dropped: y", "  b 0c52e8a6…  dropped: z"),
                why("8127").lines().skip(2).toList());
    }

    @Test
    public void aRejectionSaysWhy() throws Exception {
        runtime.traces.add(rejected(8_127, "onInteractionEvent requires an interaction"));
        assertEquals("""
                event 8127  onInteractionEvent  agent 600008  09:00:00.000
                  rejected 09:00:00.000 from /cti/east: onInteractionEvent requires an interaction""", why("8127"));
    }

    @Test
    public void whatNobodyPublishedSaysSo() throws Exception {
        runtime.traces.add(new EventTrace(
                8_127,
                "onMessageEvent",
                "600008",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Samples.NINE.minusSeconds(86_400),
                412,
                Optional.empty(),
                List.of(),
                Optional.of("team-board")));
        assertEquals("""
                event 8127  onMessageEvent  agent 600008  2026-11-21 09:00:00.000
                  sent by widget team-board 09:00:00.000 as number 412
                  reached nobody: no widget is deployed""", why("8127"));
    }

    @Test
    public void anEventIsFoundByItsIdAndByItsNumberInTheWorkspace() throws Exception {
        runtime.traces.add(accepted(8_127));
        runtime.traces.add(accepted(9_000));
        assertTrue(why("e-8127").startsWith("event 8127 "));
        assertTrue(why("600008/412").startsWith("event 8127 "));
        assertTrue(why("600008/1,285").startsWith("event 9000 "));
        assertTrue(why("9,000").startsWith("event 9000 "));
    }

    @Test
    public void aWidgetIsChosenAlsoWhenItIsGone() throws Exception {
        runtime.widgets.add(WidgetSample.of("caller-card").status());
        runtime.traces.add(accepted(8_127, delivery("gone-widget", Outcome.DROPPED, "its window was over")));
        assertTrue(why("8127", "gone").endsWith("\n  gone-widget  dropped: its window was over"));
        assertEquals(List.of(Optional.empty(), Optional.of("gone-widget")), runtime.explained);
        runtime.transitions.add(new WidgetTransition(
                "long-gone",
                "com.acme",
                "1.0.0",
                WidgetState.HEALTHY,
                WidgetState.WAITING,
                Samples.NINE,
                "its service is gone"));
        why("8127", "long-gone");
        assertEquals(Optional.of("long-gone"), runtime.explained.get(3));
        assertEquals(
                "No widget team-board is deployed; the deployed widgets are caller-card, gone-widget and long-gone.",
                assertThrows(CommandException.class, () -> why("8127", "team-board"))
                        .getMessage());
    }

    @Test
    public void anEventWithoutATraceSaysWhatCanBeTheReason() {
        runtime.traces.add(accepted(9_000));
        runtime.traces.add(accepted(8_127));
        assertEquals(
                "There is no trace of event 7: it was never published, or under another id, or it is too long ago."
                        + " Kept are the latest 2 events, back to 09:00:12; event:recent lists them.",
                assertThrows(CommandException.class, () -> why("7")).getMessage());
    }

    @Test
    public void tracingThatIsOffSaysSo() throws Exception {
        assertEquals(
                "There is no trace of event 7: tracing is off (traces of the configuration io.widgetry.core is 0).",
                assertThrows(CommandException.class, () -> why("7")).getMessage());
        assertEquals(
                "There is no trace of any event: tracing is off (traces of the configuration io.widgetry.core is 0).",
                recent());
    }

    @Test
    public void theLatestEventsAreATableWithTheLatestAtItsEnd() throws Exception {
        runtime.traces.add(rejected(8_129, "onInteractionEvent requires an interaction"));
        runtime.traces.add(accepted(
                8_128,
                delivery("caller-card", Outcome.FAILED, "x"),
                delivery("caller-card", Outcome.FAILED, "x"),
                delivery("team-board", Outcome.DROPPED, "x"),
                delivery("archive", Outcome.FILTERED, "x")));
        runtime.traces.add(accepted(
                8_127, delivery("caller-card", Outcome.HANDLED, null), delivery("transcript", Outcome.QUEUED, null)));
        assertEquals("""
                NUMBER  TIME          EVENT               AGENT   INTERACTION   NO  TO  TROUBLE
                  8127  09:00:12.331  onInteractionEvent  600008  bffae854…    412   2  1 queued
                  8128  09:00:12.331  onInteractionEvent  600008  bffae854…    413   3  2 failed, 1 dropped
                  8129  09:00:00.000  onInteractionEvent  600008  –              –   0  rejected""", recent());
        assertEquals(EventFilter.ALL, runtime.filter());
    }

    @Test
    public void theLimitIsKept() throws Exception {
        for (int i = 0; i < 30; i++) {
            runtime.traces.add(accepted(9_000 - i));
        }
        assertEquals(21, recent().lines().count());
        assertEquals(3, recent("--limit", "2").lines().count());
    }

    @Test
    public void filtersTakeAbbreviationsOfWhatThereIsAndWas() throws Exception {
        runtime.traces.add(accepted(8_127, delivery("gone-widget", Outcome.HANDLED, null)));
        recent("--agent", "6000", "--interaction", "bffae854…", "--event", "onInteractionEv", "--widget", "gone");
        assertEquals(
                new EventFilter(
                        Optional.of("600008"),
                        Optional.of(Samples.CALL),
                        Optional.of("onInteractionEvent"),
                        Optional.of("gone-widget")),
                runtime.filter());
    }

    @Test
    public void whereNoneFitsTheNamesThatAreUnknownAreSaid() throws Exception {
        runtime.agents.add(Samples.agent("600008"));
        assertEquals(
                "None of the latest events is such a one. No agent 7 is signed in; there is only 600008.",
                recent("--agent", "7"));
    }

    @Test
    public void everythingFitsAndIsCleanWhateverSourcesSend() throws Exception {
        List<DeliveryTrace> deliveries = new ArrayList<>();
        deliveries.add(delivery("w".repeat(200), Outcome.FAILED, "x".repeat(300)));
        runtime.traces.add(new EventTrace(
                Long.MAX_VALUE,
                "on\u001B[2J" + "E".repeat(200),
                "6".repeat(100),
                Optional.of("i".repeat(100)),
                Optional.of("/cti\u009B2J" + "s".repeat(200)),
                Optional.of("id\n" + "d".repeat(200)),
                Samples.NINE.minusSeconds(86_400),
                Long.MAX_VALUE,
                Optional.empty(),
                deliveries,
                Optional.empty()));
        for (String text : List.of(recent(), why(Long.toString(Long.MAX_VALUE)))) {
            assertTrue(text, text.lines().allMatch(line -> Text.width(line) <= Text.WIDTH));
            assertTrue(text, text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
        }
    }
}
