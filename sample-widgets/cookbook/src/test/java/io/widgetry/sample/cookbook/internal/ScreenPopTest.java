package io.widgetry.sample.cookbook.internal;

import static io.widgetry.testkit.Samples.contextData;
import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.anotherWidgetSends;
import static org.junit.Assert.assertEquals;

import io.widgetry.testkit.Sample;
import io.widgetry.testkit.WidgetRule;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

public class ScreenPopTest {
    @Rule
    public final WidgetRule widget =
            WidgetRule.of(ScreenPop.class).configured("hosts", new String[] {"crm.example.com"});

    private static Sample page(String address) {
        return contextData().with("screenPop", List.of(Map.of("data", Map.of("name", "CRM", "uri", address))));
    }

    @Test
    public void thePagesOfTheContactAreShownAndNamed() {
        widget.given(aVoiceInteraction().alerting())
                .when(page("https://crm.example.com/1"))
                .then()
                .items("https://crm.example.com/1")
                .sentTo(ScreenPop.OPENER, Map.of("open", List.of("https://crm.example.com/1")));
    }

    @Test
    public void whoComesLateAsksAndIsToldThem() {
        widget.given(aVoiceInteraction().alerting(), page("https://crm.example.com/1"))
                .when(anotherWidgetSends(Map.of("ask", "pages")), anotherWidgetSends(Map.of("ask", "time")));

        assertEquals(2, widget.then().messages().size());
        widget.then().sentTo(ScreenPop.OPENER, Map.of("open", List.of("https://crm.example.com/1")));
    }

    @Test
    public void whatIsNotAllowedIsNeitherShownNorNamed() {
        for (String address : List.of(
                "http://crm.example.com/",
                "https://evil.example/",
                "javascript:alert(1)",
                "https:crm.example.com",
                "a b")) {
            widget.when(aVoiceInteraction().alerting(), page(address))
                    .then()
                    .items()
                    .sentTo(ScreenPop.OPENER, Map.of("open", List.of()));
        }
    }
}
