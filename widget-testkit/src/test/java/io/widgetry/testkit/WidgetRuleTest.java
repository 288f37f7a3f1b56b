package io.widgetry.testkit;

import static io.widgetry.testkit.Steps.aChat;
import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theAgentHolds;
import static io.widgetry.testkit.Steps.theAgentResumes;
import static io.widgetry.testkit.Steps.theCustomerHangsUp;
import static io.widgetry.testkit.Steps.theInteraction;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.widgetry.testkit.docs.HoldCounter;
import org.junit.Rule;
import org.junit.Test;

/** The example of the documents, and that it would fail. */
public class WidgetRuleTest {
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

    @Test
    public void eachInteractionHasAnObjectOfItsOwn() {
        widget.given(aVoiceInteraction().active(), theAgentHolds())
                .when(aChat().id("chat-1").active())
                .then()
                .row("Times on hold", "0");

        widget.when(theInteraction(Stage.INTERACTION)).then().row("Times on hold", "1");
    }

    @Test
    public void theInstanceEndsWithItsInteraction() {
        widget.given(aVoiceInteraction().active()).then().isOpen();

        widget.when(theCustomerHangsUp()).then().isClosed().status("ACTIVE");
        assertEquals(1, widget.then().views().size());
    }

    @Test
    public void whatIsNotSoFailsTheTest() {
        widget.given(aVoiceInteraction().active().with("title", "Stella Pavlova"));

        AssertionError wrong =
                assertThrows(AssertionError.class, () -> widget.then().row("Times on hold", "1"));
        assertEquals(
                "the widget hold-counter of agent 600008 for the interaction " + Stage.INTERACTION
                        + " was to have as the row \"Times on hold\": 1" + System.lineSeparator() + "but it is: 0",
                wrong.getMessage());
    }
}
