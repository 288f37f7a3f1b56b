package io.widgetry.sample.wrapuptimer.internal;

import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theAgentFinishes;
import static io.widgetry.testkit.Steps.theAgentHangsUp;
import static io.widgetry.testkit.Steps.theCustomerHangsUp;
import static io.widgetry.testkit.Steps.theWidgetGoes;
import static io.widgetry.testkit.Steps.theWidgetIsUpdated;
import static io.widgetry.testkit.Steps.timePasses;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.View;
import io.widgetry.testkit.WidgetRule;
import java.time.Duration;
import java.time.Instant;
import org.junit.Rule;
import org.junit.Test;

public class WrapUpTimerTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Rule
    public final WidgetRule timer =
            WidgetRule.of(WrapUpTimer::new).startingAt(Instant.parse("2026-11-23T09:14:03.750Z"));

    @Test
    public void beforeTheEndTheContactGoesOn() {
        timer.given(aVoiceInteraction().active())
                .when(timePasses(TWO_MINUTES))
                .then()
                .shows(View.titled("Wrap-up").status("in contact"));
    }

    @Test
    public void afterContactWorkCountsFromTheEnd() {
        timer.given(aVoiceInteraction().active())
                .when(theCustomerHangsUp().intoAfterContactWork(), timePasses(Duration.ofSeconds(3_725)))
                .then()
                .shows(View.titled("Wrap-up")
                        .row("Started", "2026-11-23T09:14:03Z")
                        .row("Elapsed", "62:05")
                        .status("after-contact work"));
    }

    @Test
    public void itTicksEverySecond() {
        timer.given(aVoiceInteraction().active(), theCustomerHangsUp().intoAfterContactWork())
                .then()
                .row("Elapsed", "0:00");

        timer.when(timePasses(Duration.ofMillis(999))).then().row("Elapsed", "0:00");
        timer.when(timePasses(Duration.ofMillis(1))).then().row("Elapsed", "0:01");
        assertEquals(3, timer.then().views().size());
    }

    @Test
    public void anEndWithoutAfterContactWorkStartsNoTimer() {
        timer.given(aVoiceInteraction().active())
                .when(theAgentHangsUp(), timePasses(TWO_MINUTES))
                .then()
                .shows(View.titled("Wrap-up").status("ended"));
    }

    @Test
    public void theTimerEndsWithTheInteraction() {
        timer.given(aVoiceInteraction().active(), theCustomerHangsUp().intoAfterContactWork())
                .when(timePasses(TWO_MINUTES), theAgentFinishes(), timePasses(TWO_MINUTES))
                .then()
                .row("Elapsed", "2:00");
    }

    @Test
    public void theTimerEndsWithTheWidget() {
        timer.given(aVoiceInteraction().active(), theCustomerHangsUp().intoAfterContactWork())
                .when(timePasses(TWO_MINUTES), theWidgetGoes(), timePasses(TWO_MINUTES))
                .then()
                .row("Elapsed", "2:00");
    }

    @Test
    public void aNewVersionGoesOnCounting() {
        timer.given(aVoiceInteraction().active(), theCustomerHangsUp().intoAfterContactWork())
                .when(timePasses(TWO_MINUTES), theWidgetIsUpdated(), timePasses(TWO_MINUTES))
                .then()
                .row("Started", "2026-11-23T09:14:03Z")
                .row("Elapsed", "4:00");
    }
}
