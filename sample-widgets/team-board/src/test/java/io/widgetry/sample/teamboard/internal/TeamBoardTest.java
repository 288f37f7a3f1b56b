package io.widgetry.sample.teamboard.internal;

import static io.widgetry.testkit.Samples.teamMember;

import io.widgetry.api.View;
import io.widgetry.testkit.Sample;
import io.widgetry.testkit.WidgetRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

public class TeamBoardTest {
    private static final Sample RUANE = teamMember().with("lastName", "Ruane");
    private static final Sample CORKERY = teamMember()
            .with("userHandle", "tCorkery")
            .with("lastName", "corkery")
            .with("state", "NOT_READY")
            .with("stateReason", "Lunch")
            .with("interactions", List.of());

    @Rule
    public final WidgetRule board = WidgetRule.of(TeamBoard::new);

    @Test
    public void theTeamIsShownByName() {
        board.when(RUANE, CORKERY)
                .then()
                .shows(View.titled("Team")
                        .row("corkery (tCorkery)", "NOT_READY Lunch")
                        .row("Ruane (mRuane)", "READY: WEBCHAT ACTIVE Oceana Service")
                        .status("1 of 2 ready"));
    }

    @Test
    public void aMemberWhoChangesHasOneRow() {
        board.given(RUANE)
                .when(RUANE.with("state", "BUSY").without("lastName", "interactions"))
                .then()
                .shows(View.titled("Team").row("(mRuane)", "BUSY").status("0 of 1 ready"));
    }

    @Test
    public void severalInteractionsStandInOneRow() {
        board.when(RUANE.with(
                        "interactions",
                        Arrays.asList(
                                Map.of("channel", "VOICE", "state", "HELD", "topic", "Support"),
                                null,
                                Map.of("channel", "SMS", "state", "ACTIVE"))))
                .then()
                .row("Ruane (mRuane)", "READY: VOICE HELD Support, SMS ACTIVE");
    }
}
