package io.widgetry.testkit.docs;

import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theAgentHolds;
import static io.widgetry.testkit.Steps.theAgentResumes;

import io.widgetry.testkit.WidgetRule;
import org.junit.Rule;
import org.junit.Test;

public class HoldCounterTest {
    @Rule
    public final WidgetRule widget = WidgetRule.of(HoldCounter::new);

    @Test
    public void countsHowOftenTheCallWasOnHold() {
        widget.given(aVoiceInteraction().active().with("title", "Stella Pavlova"))
                .when(theAgentHolds(), theAgentResumes(), theAgentHolds())
                .then()
                .title("Stella Pavlova")
                .row("Times on hold", "2")
                .status("HELD");
    }
}
