package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Threads;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;

/** Several sources publish at the same time: rules 8 and 22. */
public class ConcurrentSourcesTest extends WidgetTest {
    private static final int SOURCES = 4;

    /** On the agent's Home. */
    @Component(service = Widget.class)
    @WidgetName("home")
    @SubscribesTo({DataEvents.USER_TYPING, DataEvents.AGENT_STATE})
    public static final class Home extends RecordingWidget {}

    /** Sees every workspace. */
    @Component(service = Widget.class)
    @WidgetName("archive")
    @WidgetScope(Scope.RUNTIME)
    @SubscribesTo({DataEvents.USER_TYPING, DataEvents.AGENT_STATE})
    public static final class Archive extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.watchers", Home.class, Archive.class)};
    }

    @Test
    public void rule22_sourcesThatShareAnAgentGetOneOrderWithoutGaps() throws Exception {
        DataEventPublisher publisher = service(DataEventPublisher.class);
        Threads.together(SOURCES, source -> {
            for (int i = 0; i < 100; i++) {
                publish(publisher, i % 2 == 0 ? "onUserTypingEvent" : "onAgentStateEvent", "shared", source + "-" + i);
            }
        });

        assertSeen(100 * SOURCES, "shared");
        assertEquals(texts("home", "shared"), texts("archive", "shared"));
        for (int source = 0; source < SOURCES; source++) {
            String own = "\"" + source + "-";
            List<String> inOrder = texts("home", "shared").stream()
                    .filter(text -> text.contains(own))
                    .toList();
            assertEquals(100, inOrder.size());
            assertTrue(inOrder.get(0).contains(own + "0\"") && inOrder.get(99).contains(own + "99\""));
        }
    }

    /** Widgets that were deployed before miss nothing of a workspace, whoever opens it. */
    @Test
    public void rule22_sourcesThatMeetAtANewWorkspaceAreAllHeard() throws Exception {
        DataEventPublisher publisher = service(DataEventPublisher.class);
        for (int i = 0; i < 300; i++) {
            String agent = "new-" + i;
            Threads.together(SOURCES, source -> publish(publisher, "onUserTypingEvent", agent, "x" + source));
            assertSeen(SOURCES, agent);
        }
    }

    private static void publish(DataEventPublisher publisher, String type, String agent, String text) {
        assertTrue(publisher
                .publish(SourceEvent.of(type, agent)
                        .json("{\"type\":\"" + text + "\"}")
                        .build())
                .isAccepted());
    }

    private void assertSeen(int count, String agent) {
        List<Long> all = LongStream.rangeClosed(1, count).boxed().toList();
        for (String widget : List.of("home", "archive")) {
            Await.until(
                    () -> widget + " hears all of " + agent + ", not only " + live(widget, agent),
                    () -> live(widget, agent).size() >= count);
            assertEquals(all, live(widget, agent));
        }
    }

    private static List<Long> live(String widget, String agent) {
        return Journal.of(widget).events(agent).stream()
                .filter(event -> !event.replayed())
                .map(DataEvent::sequence)
                .toList();
    }

    private static List<String> texts(String widget, String agent) {
        return Journal.of(widget).events(agent).stream().map(DataEvent::json).toList();
    }
}
