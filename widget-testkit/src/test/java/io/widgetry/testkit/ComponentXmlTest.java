package io.widgetry.testkit;

import static io.widgetry.testkit.Samples.contextData;
import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static org.junit.Assert.assertEquals;

import org.junit.Rule;
import org.junit.Test;

/** A component without annotations declares itself by its XML. */
public class ComponentXmlTest {
    @Rule
    public final WidgetRule widget = WidgetRule.of(XmlWidget.class);

    @Test
    public void scopeSubscriptionsAndPropertiesAreThoseOfTheXml() {
        widget.given(aVoiceInteraction())
                .when(contextData())
                .then()
                .title("hello")
                .status("onContextDataEvent");

        widget.then("by-xml").subscribesTo("onContextDataEvent", "onInteractionEvent");
        assertEquals(2, widget.then().views().size());
    }
}
