package io.widgetry.sample.agentstatus.internal;

import static io.widgetry.api.DataEvents.AGENT_STATE;
import static io.widgetry.api.DataEvents.CAPABILITIES;
import static io.widgetry.api.DataEvents.RESOURCE_ACQUIRED;
import static io.widgetry.api.DataEvents.RESOURCE_RELEASED;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.sample.test.Story;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

public class AgentStatusTest {
    private static final String AT_LUNCH = """
            {"currentState":"NOT_READY","previousState":"READY","reasonCode":"700",
             "lastStateChangeTime":"2026-11-23T12:00:05.688356092Z",
             "resourceStates":{"VOICE":{"state":"NOT_READY"},"EMAIL":{"state":"READY"}}}
            """;
    private static final String VOICE =
            "{\"channel\":\"VOICE\",\"state\":\"READY\",\"stationId\":\"10777\",\"providerId\":\"f260787c\"}";

    private Story story;

    @Before
    public void theAgentSignsIn() throws Exception {
        story = Story.of(new AgentStatus(), Scope.AGENT, "agent-status");
    }

    @Test
    public void theStateShowsItsReasonAndHowLongItHasLasted() throws Exception {
        story.at("2026-11-23T13:10:20Z").event(AGENT_STATE, AT_LUNCH);

        assertEquals(
                View.titled("Name Steve")
                        .row("Reason", "Lunch")
                        .row("Since", "2026-11-23T12:00:05.688356092Z")
                        .row("For", "1:10:14")
                        .row("VOICE", "NOT_READY")
                        .row("EMAIL", "READY")
                        .status("NOT_READY"),
                story.view());
    }

    @Test
    public void anotherEventShowsTheTimeAsOfThen() throws Exception {
        story.at("2026-11-23T12:00:06Z").event(AGENT_STATE, AT_LUNCH);
        assertEquals("0:00:00", story.rows().get("For"));

        story.at("2026-11-24T15:00:06Z").event(CAPABILITIES, "{}");
        assertEquals("27:00:00", story.rows().get("For"));
    }

    @Test
    public void aStateOfTheFutureHasLastedNoTime() throws Exception {
        story.at("2026-11-23T11:00:00Z").event(AGENT_STATE, AT_LUNCH);

        assertEquals("0:00:00", story.rows().get("For"));
    }

    @Test
    public void aReasonThatNobodyConfiguredShowsItsCode() throws Exception {
        story.event(AGENT_STATE, AT_LUNCH.replace("\"700\"", "\"42\""));

        assertEquals("42", story.rows().get("Reason"));
    }

    @Test
    public void aStateWithoutTimeAndReasonIsStillShown() throws Exception {
        story.event(AGENT_STATE, "{\"currentState\":\"READY\"}");

        assertEquals(
                View.titled("Name Steve")
                        .row("Reason", "")
                        .row("Since", "")
                        .row("For", "")
                        .status("READY"),
                story.view());
    }

    @Test
    public void onlyWhatTheAgentCanDoIsListed() throws Exception {
        story.event(CAPABILITIES, "{\"canSetReady\":true,\"canLogout\":true,\"canLogin\":false}");

        assertEquals(List.of("canLogout", "canSetReady"), story.view().items());
    }

    @Test
    public void aResourceShowsUntilItIsReleased() throws Exception {
        story.event(RESOURCE_ACQUIRED, VOICE);
        assertEquals("READY", story.rows().get("VOICE"));

        story.event(RESOURCE_RELEASED, VOICE);
        assertFalse(story.rows().containsKey("VOICE"));
    }

    @Test
    public void theAgentsStateKnowsBetterThanTheAcquisitionHowAResourceIs() throws Exception {
        story.event(RESOURCE_ACQUIRED, VOICE).event(AGENT_STATE, AT_LUNCH);

        assertEquals("NOT_READY", story.rows().get("VOICE"));
    }
}
