package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.Interaction;
import io.widgetry.integration.support.Sessions;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import io.widgetry.integration.widget.Told;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;

/** Each recorded session, a method for each, plays without a rejected line; rule 14 by the stories that they tell. */
public class SessionsTest extends WidgetTest {

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

    /** Agents and interactions of one session are no part of the next. */
    @Before
    public void beginAnew() throws Exception {
        Bundle core = bundle("io.widgetry.core");
        core.stop();
        Journal.of("archive").clear();
        core.start();
    }

    @Test
    public void axpConnect() throws Exception {
        plays("axp-connect");
    }

    @Test
    public void blindTransfer() throws Exception {
        plays("blind-transfer");
    }

    @Test
    public void chat() throws Exception {
        plays("chat");
    }

    @Test
    public void demoDay() throws Exception {
        plays("demo-day");
    }

    @Test
    public void email() throws Exception {
        plays("email");
    }

    @Test
    public void inboundVoice() throws Exception {
        plays("inbound-voice");
    }

    @Test
    public void pageSamples() throws Exception {
        plays("page-samples");
    }

    @Test
    public void supervisor() throws Exception {
        plays("supervisor");
    }

    @Test
    public void noSessionIsMissingAbove() throws Exception {
        Set<String> tests =
                Arrays.stream(getClass().getMethods()).map(Method::getName).collect(Collectors.toSet());
        for (String session : Sessions.all()) {
            assertTrue(session, tests.stream().anyMatch(test -> test.equalsIgnoreCase(session.replace("-", ""))));
        }
    }

    private void plays(String session) throws Exception {
        play(Sessions.lines(session).toArray(String[]::new));
        settle();

        Map<String, Long> last = new HashMap<>();
        for (DataEvent event : events()) {
            Long before = last.put(event.agentId(), event.sequence());
            assertTrue("in order", before == null ? event.sequence() <= 2 : event.sequence() > before);
        }
        assertFalse("somebody was there", last.isEmpty());
        admin().agents().forEach(agent -> assertEquals(last.get(agent.agentId()), (Long) agent.sequence()));
    }

    @Test
    public void rule14_inAConferenceTheConsultLegEndsAndTheCustomersInteractionGoesOn() throws Exception {
        plays("inbound-voice");
        assertEquals(List.of("CONSULTING ACTIVE", "CALLED ACTIVE", "CALLING ACTIVE"), ends());
        List<DataEvent> all = events();
        int legEnded = all.indexOf(all.stream()
                .filter(event -> event.name().equals(DataEvents.INTERACTION_ENDED))
                .findFirst()
                .orElseThrow());
        DataEvent after = all.subList(legEnded, all.size()).stream()
                .filter(event -> event.name().equals(DataEvents.INTERACTION))
                .findFirst()
                .orElseThrow();
        assertEquals("CONFERENCE", ((Interaction) after.payload()).stateReason());
    }

    @Test
    public void rule14_blindTransferConsultedTransferAndACallerWhoGivesUp() throws Exception {
        plays("blind-transfer");
        assertEquals(List.of("CALLED ACTIVE", "CONSULTING ACTIVE", "CALLED HELD", "CALLED ALERTING"), ends());
    }

    private static List<String> ends() {
        return events().stream()
                .filter(event -> event.name().equals(DataEvents.ANY_INTERACTION_ENDED))
                .map(event -> (Interaction) event.payload())
                .map(ended -> ended.interactionType() + " " + ended.state())
                .toList();
    }

    private static List<DataEvent> events() {
        return Journal.of("archive").all().stream()
                .map(Told::event)
                .filter(Objects::nonNull)
                .toList();
    }
}
