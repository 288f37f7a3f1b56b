package ${package};

import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theAgentHolds;
import static io.widgetry.testkit.Steps.theAgentResumes;

import io.widgetry.testkit.WidgetRule;
import org.junit.Rule;
import org.junit.Test;

/** The widget without a container: events go in, and what it shows comes out. */
public class ${widget}Test {
    @Rule
    public final WidgetRule widget = WidgetRule.of(${widget}::new);

    @Test
    public void aNewCallWasNeverOnHold() {
        widget.given(aVoiceInteraction().active().with("title", "Stella Pavlova"))
                .then()
                .title("Stella Pavlova")
                .row("Times on hold", "0")
                .status("ACTIVE");
    }

    @Test
    public void countsHowOftenTheCallWasOnHold() {
        widget.given(aVoiceInteraction().active())
                .when(theAgentHolds(), theAgentResumes(), theAgentHolds())
                .then()
                .row("Times on hold", "2")
                .status("HELD");
    }
}
