package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.integration.support.Json;
import io.widgetry.integration.support.Sessions;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;

/** What was recorded is what was accepted, and can be played again. */
public class RecordingTest extends WidgetTest {

    @Rule
    public final TemporaryFolder files = new TemporaryFolder();

    /** Sees everything. */
    @Component(service = Widget.class)
    @WidgetName("archive")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    @Mailbox(capacity = 100_000)
    public static final class Archive extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.archive", Archive.class)};
    }

    private List<String> record(String... lines) throws Exception {
        Path file = files.getRoot().toPath().resolve("recording.ndjson");
        RecordingStatus recording = service(FeedAdmin.class).record(file);
        play(lines);
        RecordingStatus over =
                service(FeedAdmin.class).stopRecording(recording.id()).orElseThrow();
        assertEquals(lines.length, over.events());
        assertEquals(0, over.missed());
        assertFalse(over.running());
        return Files.readAllLines(file);
    }

    @Test
    public void aRecordingHoldsEachAcceptedEventInItsOrderWithItsPayloadUnchanged() throws Exception {
        List<String> session = Sessions.lines("page-samples");
        List<String> recorded = record(session.toArray(String[]::new));

        assertEquals(session.size(), recorded.size());
        for (int i = 0; i < session.size(); i++) {
            Map<String, Object> played = Json.object(session.get(i));
            Map<String, Object> written = Json.object(recorded.get(i));
            if ("onSSOTokenRefreshEvent".equals(played.get("type"))) {
                played.put("data", "***");
            }
            if (!played.containsKey("subject")) {
                written.remove("subject"); // which the payload told
            }
            played.computeIfPresent("time", (name, time) -> Instant.parse((String) time));
            written.computeIfPresent("time", (name, time) -> Instant.parse((String) time));
            assertEquals("line " + (i + 1), played, written);
        }
    }

    @Test
    public void aRecordingThatIsPlayedAgainTellsAnotherAgentTheSame() throws Exception {
        List<String> recorded = record(Sessions.lines("email").toArray(String[]::new));
        settle();
        List<String> told = told("600014");

        List<String> again = new ArrayList<>();
        for (String line : recorded) {
            again.add(line.replace("\"agentid\":\"600014\"", "\"agentid\":\"fresh\"")
                    .replace("\"source\":\"/", "\"source\":\"/again/"));
        }
        play(again.toArray(String[]::new));
        settle();
        assertEquals(told, told("fresh"));
    }

    private static List<String> told(String agent) {
        return Journal.of("archive").events(agent).stream()
                .map(RecordingTest::line)
                .toList();
    }

    private static String line(DataEvent event) {
        return event.sequence() + " " + event.name() + " " + event.time() + " " + event.interactionId() + " "
                + event.json();
    }
}
