package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import io.widgetry.api.View;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.RuntimeOptions;
import io.widgetry.integration.support.RuntimeTest;
import io.widgetry.integration.support.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Option;

/** What the sample widgets show after the demo day. */
public class DemoDayTest extends RuntimeTest {
    private static final String LOG = "widgetry.log";

    @Override
    protected Option[] additions() {
        return new Option[] {
            systemProperty(LOG).value(temporaryDirectory()),
            RuntimeOptions.samples(
                    "caller-card",
                    "transcript",
                    "agent-status",
                    "wrap-up-timer",
                    "team-board",
                    "interaction-log",
                    "conversation")
        };
    }

    private static String temporaryDirectory() {
        try {
            return Files.createTempDirectory(Path.of("target"), "demo-day-").toString();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Before
    public void playTheDay() throws Exception {
        FeedAdmin feeds = service(FeedAdmin.class);
        if (feeds.feeds().isEmpty()) {
            int id = feeds.play(Sessions.file("demo-day"), FeedOptions.FASTEST).id();
            FeedStatus feed = feeds.await(id, Await.DEADLINE).orElseThrow();
            assertEquals(feed.problems().toString(), Sessions.lines("demo-day").size(), feed.accepted());
        }
        Await.until(
                "everything is delivered",
                () -> admin().status().busyWorkers() == 0
                        && admin().widgets().stream()
                                .allMatch(widget -> widget.counters().queued() == 0));
    }

    private View view(String widgetId, String agent, String interactionId) {
        List<InstanceStatus> found = admin().instances(widgetId).stream()
                .filter(instance -> instance.agentId().orElse("").equals(agent)
                        && instance.interactionId().orElse("").equals(interactionId))
                .toList();
        assertEquals(widgetId + " of " + agent + " " + interactionId, 1, found.size());
        return found.get(0).view().orElseThrow();
    }

    private static Map<String, String> rows(View view) {
        return view.rows().stream().collect(Collectors.toMap(View.Row::label, View.Row::value));
    }

    @Test
    public void everyWidgetIsHealthyAndNothingFailedOrWasDropped() {
        for (WidgetStatus widget : admin().widgets()) {
            assertEquals(widget.widgetId(), WidgetState.HEALTHY, widget.state());
            assertEquals(
                    widget.widgetId() + " " + widget.lastFailure(),
                    0,
                    widget.counters().failed());
            assertEquals(widget.widgetId(), 0, widget.counters().dropped());
            assertEquals(widget.widgetId(), List.of(), widget.diagnoses());
        }
        assertEquals(8, admin().widgets().size());
    }

    @Test
    public void theCallerCardTellsWhoIsOnTheLine() {
        View card = view("caller-card", "600012", "wc-000398-f");
        assertEquals("Zoë Lindgren", card.title());
        assertEquals("ACTIVE", card.status().orElseThrow());
        assertEquals("Kettles", rows(card).get("Topic"));
        assertEquals(
                "one for each live interaction",
                3,
                admin().instances("caller-card").size());
    }

    @Test
    public void theTranscriptEndsWithWhatWasSaidLast() {
        View transcript = view("transcript", "600012", "wc-000398-f");
        List<String> said = transcript.items();
        assertEquals("Zoë Lindgren: Hello! My new kettle whistles in F sharp. Is that intended?", said.get(0));
        assertEquals("Zoë Lindgren: It clicked. Boiling another one now, one moment …", said.get(said.size() - 1));
        assertEquals("1000 characters", rows(transcript).get("Limit"));
    }

    @Test
    public void agentStatusTellsStateAndTimeInIt() {
        View status = view("agent-status", "600012", "");
        assertEquals("READY", status.status().orElseThrow());
        assertEquals("2025-03-10T09:09:19.560940067Z", rows(status).get("Since"));
        assertTrue(rows(status).toString(), rows(status).get("For").matches("0:0\\d:\\d\\d"));
    }

    @Test
    public void theTeamBoardTellsTheTeam() {
        View board = view("team-board", "600003", "");
        assertEquals("1 of 3 ready", board.status().orElseThrow());
        assertEquals(
                List.of("Duarte (iduarte)", "Lindqvist (mlindqvist)", "Okafor (tokafor)"),
                board.rows().stream().map(View.Row::label).toList());
    }

    @Test
    public void theWrapUpTimerRunsForWhatIsInAfterContactWork() {
        View timer = view("wrap-up-timer", "600012", "sms:14155550163-2");
        assertEquals("after-contact work", timer.status().orElseThrow());
        assertEquals(
                "in contact",
                view("wrap-up-timer", "600012", "wc-000398-f").status().orElseThrow());
    }

    @Test
    public void theConversationHasExchangedTheCustomer() {
        assertEquals(
                "Zoë Lindgren", view("customer-picker", "600012", "wc-000398-f").title());
        String customer = rows(view("quick-notes", "600012", "wc-000398-f")).get("Customer");
        assertTrue(customer, customer.startsWith("Zoë Lindgren, "));
    }

    @Test
    public void theInteractionLogHasOneLineForEachEndedInteraction() throws Exception {
        List<String> lines = Files.readAllLines(Path.of(System.getProperty(LOG), "interactions.csv"));
        List<String> ended = Sessions.lines("demo-day").stream()
                .filter(line -> line.contains("InteractionEndedEvent\""))
                .toList();

        assertEquals(18, ended.size());
        assertEquals("a header and the ends", 1 + ended.size(), lines.size());
        assertTrue(lines.get(0), lines.get(0).startsWith("ended,agent,interaction,channel,"));
        assertEquals(
                "each interaction once",
                18,
                lines.stream()
                        .skip(1)
                        .map(line -> List.of(line.split(",")).subList(1, 3))
                        .distinct()
                        .count());
        assertEquals(
                "with after-contact work",
                4,
                lines.stream().filter(line -> line.endsWith(",yes")).count());
        assertEquals(
                "Written",
                "18",
                rows(admin().instances("interaction-log").get(0).view().orElseThrow())
                        .get("Written"));
    }
}
