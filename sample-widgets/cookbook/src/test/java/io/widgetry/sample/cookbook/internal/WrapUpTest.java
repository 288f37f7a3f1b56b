package io.widgetry.sample.cookbook.internal;

import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theCustomerHangsUp;
import static io.widgetry.testkit.Steps.theSourceRefuses;
import static io.widgetry.testkit.Steps.theWidgetIsUpdated;
import static io.widgetry.testkit.Steps.timePasses;

import io.widgetry.testkit.WidgetRule;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;

public class WrapUpTest {
    @Rule
    public final WidgetRule widget = WidgetRule.of(WrapUp::new);

    @Test
    public void theInteractionIsFinishedWhenTheTimeIsOver() {
        widget.given(aVoiceInteraction().active().allowing("canCompleteACW"))
                .when(theCustomerHangsUp().intoAfterContactWork(), timePasses(Duration.ofSeconds(29)))
                .then()
                .row("Seconds left", "1")
                .askedForNothing();

        widget.when(timePasses(Duration.ofSeconds(1))).then().askedFor("finishInteraction");
    }

    @Test
    public void anUpdateDoesNotGiveMoreTime() {
        widget.given(aVoiceInteraction().active().allowing("canCompleteACW"))
                .when(theCustomerHangsUp().intoAfterContactWork(), timePasses(Duration.ofSeconds(20)))
                .when(theWidgetIsUpdated())
                .then()
                .row("Seconds left", "10");

        widget.when(timePasses(Duration.ofSeconds(10))).then().askedFor("finishInteraction");
    }

    @Test
    public void aRefusalIsShownWithItsReason() {
        widget.given(aVoiceInteraction().active().allowing("canCompleteACW"))
                .when(theSourceRefuses("finishInteraction", "a code is missing"))
                .when(theCustomerHangsUp().intoAfterContactWork(), timePasses(Duration.ofSeconds(30)))
                .then()
                .status("a code is missing");
    }

    @Test
    public void withoutAfterContactWorkNothingIsAskedFor() {
        widget.given(aVoiceInteraction().active())
                .when(theCustomerHangsUp(), timePasses(Duration.ofMinutes(5)))
                .then()
                .askedForNothing()
                .showsNothing();
    }
}
