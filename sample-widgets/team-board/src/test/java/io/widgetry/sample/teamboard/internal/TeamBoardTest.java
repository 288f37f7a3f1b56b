package io.widgetry.sample.teamboard.internal;

import static io.widgetry.api.DataEvents.TEAM_MEMBER;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.sample.test.Story;
import org.junit.Before;
import org.junit.Test;

public class TeamBoardTest {
    private static final String RUANE = """
            {"userHandle":"mRuane","lastName":"Ruane","state":"READY","stateReason":"","lastStateChangeTime":null,
             "interactions":[{"id":"738fbd59","state":"ACTIVE","channel":"WEBCHAT","topic":"Oceana Service"}]}
            """;
    private static final String CORKERY = """
            {"userHandle":"tCorkery","lastName":"corkery","state":"NOT_READY","stateReason":"Lunch","interactions":[]}
            """;

    private Story story;

    @Before
    public void theSupervisorSignsIn() throws Exception {
        story = Story.of(new TeamBoard(), Scope.AGENT, "team-board");
    }

    @Test
    public void theTeamIsShownByName() throws Exception {
        story.event(TEAM_MEMBER, RUANE).event(TEAM_MEMBER, CORKERY);

        assertEquals(
                View.titled("Team")
                        .row("corkery (tCorkery)", "NOT_READY Lunch")
                        .row("Ruane (mRuane)", "READY: WEBCHAT ACTIVE Oceana Service")
                        .status("1 of 2 ready"),
                story.view());
    }

    @Test
    public void aMemberWhoChangesHasOneRow() throws Exception {
        story.event(TEAM_MEMBER, RUANE).event(TEAM_MEMBER, "{\"userHandle\":\"mRuane\",\"state\":\"BUSY\"}");

        assertEquals(View.titled("Team").row("(mRuane)", "BUSY").status("0 of 1 ready"), story.view());
    }

    @Test
    public void severalInteractionsStandInOneRow() throws Exception {
        story.event(TEAM_MEMBER, """
                {"userHandle":"mRuane","lastName":"Ruane","state":"READY","interactions":[
                  {"channel":"VOICE","state":"HELD","topic":"Support"},null,{"channel":"SMS","state":"ACTIVE"}]}
                """);

        assertEquals("READY: VOICE HELD Support, SMS ACTIVE", story.rows().get("Ruane (mRuane)"));
    }
}
