package io.widgetry.sample.cookbook.internal;

import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theAgentHolds;
import static io.widgetry.testkit.Steps.theAgentResumes;
import static io.widgetry.testkit.Steps.theWidgetIsUpdated;
import static io.widgetry.testkit.Steps.timePasses;

import io.widgetry.testkit.Step;
import io.widgetry.testkit.WidgetRule;
import io.widgetry.testkit.WidgetTester;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;

public class HoldTest {
    private static final Step ALMOST_A_MINUTE = timePasses(Duration.ofSeconds(59));
    private static final Step A_SECOND = timePasses(Duration.ofSeconds(1));

    @Rule
    public final WidgetRule widgets = WidgetRule.of(HoldReminder::new);

    @Test
    public void afterAMinuteTheAgentIsReminded() {
        widgets.given(aVoiceInteraction().active(), theAgentHolds())
                .when(ALMOST_A_MINUTE)
                .then()
                .showsNothing();

        widgets.when(A_SECOND).then().status("on hold for a minute: say something");
        widgets.when(theAgentResumes()).then().status("");
    }

    @Test
    public void whoComesBackInTimeIsNotReminded() {
        widgets.given(aVoiceInteraction().active(), theAgentHolds(), ALMOST_A_MINUTE)
                .when(theAgentResumes(), A_SECOND, ALMOST_A_MINUTE)
                .then()
                .status("");
    }

    @Test
    public void timesOnHoldAreAddedUpThroughUpdates() {
        try (WidgetTester widget = WidgetTester.of(HoldTime::new)) {
            widget.given(aVoiceInteraction().active(), theAgentHolds(), A_SECOND, theAgentResumes())
                    .when(theAgentHolds(), A_SECOND, theWidgetIsUpdated(), A_SECOND, theAgentResumes())
                    .then()
                    .row("Seconds", "3")
                    .stored("seconds", 3);
        }
    }
}
