package io.widgetry.sample.agentstatus.internal;

import static io.widgetry.testkit.Samples.agentState;
import static io.widgetry.testkit.Samples.capabilities;
import static io.widgetry.testkit.Samples.resourceAcquired;
import static io.widgetry.testkit.Samples.resourceReleased;
import static io.widgetry.testkit.Steps.timePasses;

import io.widgetry.api.View;
import io.widgetry.testkit.Sample;
import io.widgetry.testkit.WidgetRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

public class AgentStatusTest {
    private static final Sample AT_LUNCH = agentState()
            .with("currentState", "NOT_READY")
            .with("reasonCode", "700")
            .with("lastStateChangeTime", "2026-11-23T12:00:05.688356092Z")
            .with("resourceStates", Map.of("VOICE", Map.of("state", "NOT_READY")))
            .with("resourceStates.EMAIL", Map.of("state", "READY"));
    private static final Sample A_PHONE =
            resourceAcquired().with("channel", "VOICE").with("state", "READY");

    @Rule
    public final WidgetRule status = WidgetRule.of(AgentStatus::new)
            .configuredCore("notReadyReasonCodes", "700=Lunch")
            .startingAt(Instant.parse("2026-11-23T12:00:06Z"));

    @Test
    public void theStateShowsItsReasonAndHowLongItHasLasted() {
        status.given(timePasses(Duration.ofSeconds(4_214)))
                .when(AT_LUNCH)
                .then()
                .shows(View.titled("600008")
                        .row("Reason", "Lunch")
                        .row("Since", "2026-11-23T12:00:05.688356092Z")
                        .row("For", "1:10:14")
                        .row("VOICE", "NOT_READY")
                        .row("EMAIL", "READY")
                        .status("NOT_READY"));
    }

    @Test
    public void anotherEventShowsTheTimeAsOfThen() {
        status.given(AT_LUNCH).then().row("For", "0:00:00");

        status.when(timePasses(Duration.ofHours(27)), capabilities()).then().row("For", "27:00:00");
    }

    @Test
    public void aStateOfTheFutureHasLastedNoTime() {
        status.when(AT_LUNCH.with("lastStateChangeTime", "2026-11-23T13:00:00Z"))
                .then()
                .row("For", "0:00:00");
    }

    @Test
    public void aReasonThatNobodyConfiguredShowsItsCode() {
        status.when(AT_LUNCH.with("reasonCode", "42")).then().row("Reason", "42");
    }

    @Test
    public void aStateWithoutTimeAndReasonIsStillShown() {
        status.when(agentState()
                        .with("currentState", "READY")
                        .without("reasonCode", "lastStateChangeTime", "resourceStates"))
                .then()
                .row("Reason", "")
                .row("Since", "")
                .row("For", "")
                .status("READY");
    }

    @Test
    public void onlyWhatTheAgentCanDoIsListed() {
        status.when(capabilities().json("{\"canSetReady\":true,\"canLogout\":true,\"canLogin\":false}"))
                .then()
                .items("canLogout", "canSetReady");
    }

    @Test
    public void aResourceShowsUntilItIsReleased() {
        status.given(A_PHONE).then().row("VOICE", "READY");

        status.when(resourceReleased().json(A_PHONE.json())).then().noRow("VOICE");
    }

    @Test
    public void theAgentsStateKnowsBetterThanTheAcquisitionHowAResourceIs() {
        status.given(A_PHONE).when(AT_LUNCH).then().row("VOICE", "NOT_READY");
    }
}
