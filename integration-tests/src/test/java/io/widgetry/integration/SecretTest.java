package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.api.payload.SsoToken;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Json;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;

/** The single-sign-on token reaches those who were granted it, and nothing else: rule 20. */
public class SecretTest extends WidgetTest {
    private static final String SECRET = "not-a-real-token";

    @Rule
    public final TemporaryFolder files = new TemporaryFolder();

    /** Its bundle was granted the token. */
    @Component(service = Widget.class)
    @WidgetName("granted")
    @SubscribesTo({DataEvents.SSO_TOKEN_REFRESH, DataEvents.AGENT_STATE})
    public static final class Granted extends RecordingWidget {}

    /** Its component alone was granted the token. */
    @Component(service = Widget.class, name = "chosen.component")
    @WidgetName("chosen")
    @WidgetScope(Scope.RUNTIME)
    @SubscribesTo({DataEvents.SSO_TOKEN_REFRESH, DataEvents.AGENT_STATE})
    public static final class Chosen extends RecordingWidget {}

    /** Was not granted it, though the other component of its bundle was; tries in every way. */
    @Component(service = Widget.class)
    @WidgetName("curious")
    @SubscribesTo({DataEvents.SSO_TOKEN_REFRESH, DataEvents.AGENT_STATE})
    public static final class Curious extends RecordingWidget {
        @Override
        public void opened(WidgetContext context) throws Exception {
            super.opened(context);
            context.api().onDataEvent(DataEvents.SSO_TOKEN_REFRESH, event -> write("told by the API", context, event));
        }

        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            super.onDataEvent(event, context);
            String all = context.api().getConfiguration() + " " + event.state() + " " + context.state();
            if (all.contains(SECRET) || context.api().getConfiguration().token().isPresent()) {
                write("found it", context, event);
            }
        }
    }

    /** Was not granted it either, and comes later. */
    @Component(service = Widget.class)
    @WidgetName("late")
    @WidgetScope(Scope.RUNTIME)
    @SubscribesTo({DataEvents.SSO_TOKEN_REFRESH, DataEvents.AGENT_STATE})
    public static final class Late extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {
            bundleOf("test.granted", Granted.class),
            bundleOf("test.mixed", Chosen.class, Curious.class),
            TestBundle.named("test.late").with(Late.class).laterAs("late")
        };
    }

    @Before
    public void grant() throws Exception {
        configureCore("tokenGrants", new String[] {"test.granted", "test.mixed/chosen.component"});
    }

    private static String[] session(String agent) {
        return new String[] {
            Lines.event("onSSOTokenRefreshEvent", agent, "\"" + SECRET + "-1\""),
            Lines.agentState(agent, "READY"),
            Lines.event("onSSOTokenRefreshEvent", agent, "{\"token\":\"" + SECRET + "-2\"}")
        };
    }

    @Test
    public void rule20_onlyThoseWhoWereGrantedTheTokenAreToldIt() throws Exception {
        play(session("told"));
        start("late");

        List<String> all = List.of("1 onSSOTokenRefreshEvent", "2 onAgentStateEvent", "3 onSSOTokenRefreshEvent");
        assertTold(List.of("opened", all.get(0), all.get(1), all.get(2)), "granted", "told");
        assertTold(all, "chosen", "told");
        assertTold(List.of("opened", "2 onAgentStateEvent"), "curious", "told");
        assertTold(List.of("2 onAgentStateEvent again"), "late", "told");
        List<DataEvent> granted = Journal.of("granted").events("told");
        assertEquals(SECRET + "-1", ((SsoToken) granted.get(0).payload()).value());
        assertEquals(Map.of("token", SECRET + "-2"), ((SsoToken) granted.get(2).payload()).value());
        assertFalse(granted.get(2).toString(), granted.get(2).toString().contains(SECRET));
        assertFalse(granted.get(2).payload().toString().contains(SECRET));
        assertEquals(1, widget("curious").diagnoses().size());
    }

    @Test
    public void rule20_aMonitorSeesItMasked() throws Exception {
        Queue<ObservedEvent> seen = new ConcurrentLinkedQueue<>();
        try (EventMonitor monitor = admin().monitor(EventFilter.ALL, 100, seen::add)) {
            play(session("monitored"));
            Await.until("three events are observed", () -> seen.size() == 3);
            assertEquals(0, monitor.missed());
        }
        for (ObservedEvent event : seen) {
            String everything =
                    event + event.json() + event.origin().orElseThrow().json();
            assertFalse(everything, everything.contains(SECRET));
        }
        assertEquals("\"***\"", seen.element().json());
        assertEquals("two were granted it", 2, seen.element().instances());
    }

    @Test
    public void rule20_aRecordingHoldsItMasked() throws Exception {
        Path file = files.getRoot().toPath().resolve("session.ndjson");
        RecordingStatus recording = service(FeedAdmin.class).record(file);
        play(session("recorded"));
        service(FeedAdmin.class).stopRecording(recording.id());

        List<String> lines = Files.readAllLines(file);
        assertEquals(3, lines.size());
        assertFalse(lines.toString(), lines.toString().contains(SECRET));
        assertEquals("***", Json.object(lines.get(0)).get("data"));
        assertEquals("***", Json.object(lines.get(2)).get("data"));
    }

    @Test
    public void rule20_theOperatorsViewDoesNotTellIt() throws Exception {
        play(session("listed"));
        settle();

        String everything = admin().status() + " " + admin().agents() + admin().widgets() + admin().interactions()
                + admin().instances("granted") + admin().workspace("listed");
        assertTrue(everything.contains("listed"));
        assertFalse(everything.contains(SECRET));
    }
}
