package io.widgetry.sample.cookbook.internal;

import static io.widgetry.testkit.Samples.contextData;
import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theWidgetIsUpdated;
import static org.junit.Assert.assertEquals;

import io.widgetry.testkit.Sample;
import io.widgetry.testkit.Sent;
import io.widgetry.testkit.WidgetRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

public class ScreenPopTest {
    @Rule
    public final WidgetRule widget =
            WidgetRule.of(ScreenPop.class).configured("hosts", new String[] {"crm.example.com"});

    private static Sample page(String address) {
        return contextData().with("screenPop", List.of(Map.of("data", Map.of("name", "CRM", "uri", address))));
    }

    private static Sent opening(String address) {
        return new Sent(Map.of("open", address), Optional.of(ScreenPop.OPENER), false);
    }

    @Test
    public void aPageIsShownAndOpenedOnce() {
        widget.given(aVoiceInteraction().alerting())
                .when(page("https://crm.example.com/1"), page("https://crm.example.com/1"))
                .then()
                .items("https://crm.example.com/1");

        assertEquals(
                List.of(opening("https://crm.example.com/1")), widget.then().messages());
    }

    @Test
    public void anotherPageIsOpenedToo() {
        widget.given(aVoiceInteraction().alerting())
                .when(page("https://crm.example.com/1"), page("https://crm.example.com/2"));

        assertEquals(
                List.of(opening("https://crm.example.com/1"), opening("https://crm.example.com/2")),
                widget.then().messages());
    }

    @Test
    public void aNewVersionOpensNothingAgain() {
        widget.given(aVoiceInteraction().alerting(), page("https://crm.example.com/1"))
                .when(theWidgetIsUpdated());

        assertEquals(1, widget.then().messages().size());
    }

    @Test
    public void whatIsNotAllowedIsNeitherShownNorOpened() {
        for (String address : List.of(
                "http://crm.example.com/",
                "https://evil.example/",
                "javascript:alert(1)",
                "https:crm.example.com",
                "a b")) {
            widget.when(aVoiceInteraction().alerting(), page(address)).then().items();
        }
        widget.then().sentNothing();
    }
}
