package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Overflow;
import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetCost;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

public class WidgetCommandsTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final WidgetCommands commands = new WidgetCommands(runtime, Samples.CLOCK);

    @Before
    public void twoWidgets() {
        runtime.widgets.add(Samples.widget(
                "caller-card",
                Scope.INTERACTION,
                WidgetState.HEALTHY,
                new SubscriptionStatus("onContextDataEvent", true, 1),
                new SubscriptionStatus("onInteractionEvent", true, 1)));
        runtime.widgets.add(new WidgetStatus(
                "team-board",
                "io.widgetry.sample.team-board",
                18,
                "1.0.0",
                "io.widgetry.sample.teamboard.TeamBoard",
                Scope.AGENT,
                false,
                List.of(new SubscriptionStatus("onInteractionEvent", false, 2)),
                WidgetState.STALLED,
                Samples.NINE.plusSeconds(296),
                2,
                1,
                Overflow.DROP_OLDEST,
                new Counters(37, 310, 0, 12, 5),
                Counters.ZERO,
                WidgetCost.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.of("java.lang.IllegalStateException at io.widgetry.sample.teamboard.TeamBoard.onDataEvent:31"),
                List.of("It is agent-scoped and subscribes to onInteractionEvent, which it is never sent.")));
        runtime.interactions.add(Samples.interaction("600008", Samples.CALL, null));
        runtime.instances.add(Samples.instance(
                "caller-card",
                "600008",
                Samples.CALL,
                View.titled("Ann\u001B[1m Archer").row("From", "+49")));
        runtime.instances.add(Samples.instance("caller-card", "600009", Samples.CHAT, null));
    }

    private String show(String... words) throws Exception {
        return commands.show(words);
    }

    private String subscriptions(String... words) throws Exception {
        return commands.subscriptions(words);
    }

    @Test
    public void widgetsAreATableThatSaysWhereThereIsSomethingToKnow() throws Exception {
        assertEquals("""
                WIDGET       VERSION  SCOPE        STATE        INSTANCES  QUEUED  DELIVERED  FAILED     P99
                caller-card  1.1.0    interaction  healthy              3      37      1,204       2  0.4 ms
                team-board   1.0.0    agent        stalled 4 s          2      37        310       0       –

                13 occurrences were dropped: 1 for caller-card and 12 for team-board.
                There is something to know about team-board: widget:info tells it.""", commands.list(new String[0]));
    }

    @Test
    public void theTableFitsWithLargeNumbersAndLongNames() throws Exception {
        runtime.widgets.clear();
        runtime.widgets.add(new WidgetStatus(
                "w".repeat(120),
                "b",
                1,
                "1.0.0.SNAPSHOT-20261122",
                "c",
                Scope.INTERACTION,
                true,
                List.of(),
                WidgetState.STALLED,
                Samples.NINE,
                100_000,
                256,
                Overflow.DROP_NEWEST,
                new Counters(100_000, 1_000_000_000, 1_000_000, 1_000_000, 0),
                Counters.ZERO,
                WidgetCost.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
        String table = commands.list(new String[0]);
        assertTrue(table, table.lines().allMatch(line -> Text.width(line) <= 100));
        assertTrue(table, table.contains("1,000,000,000"));
    }

    @Test
    public void noneIsASentence() throws Exception {
        runtime.widgets.clear();
        assertEquals("No widget is deployed.", commands.list(new String[0]));
        assertEquals("Nobody listens to anything.", subscriptions());
    }

    @Test
    public void aWidgetIsShownWithSubscriptionsAndInstances() throws Exception {
        assertEquals("""
                Widget        caller-card
                Bundle        io.widgetry.sample.caller-card 1.1.0 [17]
                Component     io.widgetry.sample.Component
                Scope         interaction, an object for each context
                State         healthy since 09:04:56
                Cost          3.4/s in the last minute; a callback took < 0.1 ms (median), 0.4 ms (99th percentile),
                              12 ms (longest)
                              its callbacks have been running for 1.3 s since it was deployed, and used 800 ms of
                              processor time
                Mailbox       256 events for each instance; when it is full, the newest occurrence is dropped
                Queued        37
                Delivered     1,204, 2 of them failed
                Dropped       1
                Conflated     5
                This version  204 delivered, 2 of them failed; 1 dropped, 5 conflated

                EVENT               SUBSCRIBED  INSTANCES
                onContextDataEvent  declared            1
                onInteractionEvent  declared            1

                AGENT   INTERACTION  STATE    BUSY  LAST  QUEUED  DELIVERED  FAILED  DROPPED  SHOWS
                600008  bffae854…    healthy  3 s    412       1        388       0        0  Ann Archer
                600009  0c52e8a6…    healthy  3 s    412       1        388       0        0  –""", commands.info(new String[] {"caller"}));
    }

    @Test
    public void whatWentWrongIsTold() throws Exception {
        String text = commands.info(new String[] {"team-board"});
        assertTrue(
                text, text.contains("Mailbox       1 event for each instance; when it is full, the oldest occurrence"));
        assertTrue(text, text.contains("Scope         agent, one object for all contexts\n"));
        assertTrue(text, text.contains("\nLast failure  java.lang.IllegalStateException at\n"));
        assertTrue(text, text.contains("\nTo know       It is agent-scoped and subscribes to onInteractionEvent"));
        assertTrue(text, text.endsWith("It has no instance."));
    }

    @Test
    public void aWidgetsViewsAreDrawn() throws Exception {
        assertEquals("""
                ┌ Ann Archer ────────── 600008 · bffae854… ┐
                │ From  +49                                │
                └──────────────────────────────────────────┘
                Nothing is shown for 600009 · 0c52e8a6….""", show("caller-card"));
    }

    @Test
    public void theViewsOfOneAgentOrInteractionAreChosenByTheBeginningOfTheId() throws Exception {
        assertTrue(show("caller-card", "600008").startsWith("┌ Ann Archer"));
        assertEquals("Nothing is shown for 600009 · 0c52e8a6….", show("caller-card", "0c5"));
        assertEquals(
                "60000 can be 2 contexts: 600008 and 600009. Write more of it.",
                assertThrows(CommandException.class, () -> show("caller-card", "60000"))
                        .getMessage());
        assertEquals(
                "It has no instance for 7; it has some for 0c52e8a6…, 600008, 600009 and bffae854….",
                assertThrows(CommandException.class, () -> show("caller-card", "7"))
                        .getMessage());
    }

    @Test
    public void aWidgetWithoutInstancesSaysWhenItWouldHaveOne() throws Exception {
        assertEquals("team-board has no instance: it has one for each signed-in agent.", show("team-board"));
    }

    @Test
    public void anUnknownWidgetIsToldWithThoseThereAre() {
        assertEquals(
                "No widget caler-card is deployed; the deployed widgets are caller-card and team-board.",
                assertThrows(CommandException.class, () -> show("caler-card")).getMessage());
    }

    @Test
    public void subscriptionsAreSortedByEvent() throws Exception {
        assertEquals("""
                EVENT               WIDGET       SCOPE        SUBSCRIBED  INSTANCES
                onContextDataEvent  caller-card  interaction  declared            1
                onInteractionEvent  caller-card  interaction  declared            1
                onInteractionEvent  team-board   agent        by call             2""", subscriptions());
    }

    @Test
    public void subscriptionsToOneEventAreChosen() throws Exception {
        assertEquals(3, subscriptions("onInteractionEvent").lines().count());
        assertEquals(2, subscriptions("oncontext").lines().count());
        assertEquals("Nobody listens to onMediaEvent.", subscriptions("onMediaEvent"));
    }

    @Test
    public void aMistypedEventHasProposals() {
        assertEquals(
                "No event onInteractonEvent is known; did you mean onInteractionEvent? event:catalog shows all 23.",
                assertThrows(CommandException.class, () -> subscriptions("onInteractonEvent"))
                        .getMessage());
    }
}
