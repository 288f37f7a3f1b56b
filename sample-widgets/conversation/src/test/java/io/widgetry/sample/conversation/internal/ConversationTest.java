package io.widgetry.sample.conversation.internal;

import static io.widgetry.testkit.Samples.contextData;
import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.anotherWidgetSends;
import static io.widgetry.testkit.Steps.theCustomerHangsUp;
import static io.widgetry.testkit.Steps.theWidgetIsUpdated;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.View;
import io.widgetry.testkit.Sample;
import io.widgetry.testkit.Sent;
import io.widgetry.testkit.Stage;
import io.widgetry.testkit.Step;
import io.widgetry.testkit.WidgetRule;
import io.widgetry.testkit.WidgetTester;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;

public class ConversationTest {
    private static final Step A_CALL = aVoiceInteraction().active();
    private static final Sample JOSH = contextData()
            .with("customerDetails.0.data.name", "Josh Davis")
            .with("customerDetails.0.data.phonePrimary", "(503) 421-9800");
    private static final View PICKED = View.titled("Josh Davis").row("Number", "(503) 421-9800");

    @Rule
    public final WidgetRule widgets = WidgetRule.of(QuickNotes::new).with(CustomerPicker::new);

    @Test
    public void thePickerTellsTheCustomerAndIsToldTheCount() {
        widgets.given(A_CALL).when(JOSH);

        widgets.then().shows(View.titled("Notes").row("Customer", "Josh Davis, (503) 421-9800"));
        widgets.then(CustomerPicker.ID).shows(PICKED.row("Notes", "0"));
    }

    @Test
    public void whoOpensLateAsksForTheCustomer() {
        widgets.given(A_CALL, JOSH)
                .when(theWidgetIsUpdated()) // the new object knows nothing, and asks
                .then()
                .row("Customer", "Josh Davis, (503) 421-9800");
    }

    @Test
    public void whoAsksTooEarlyIsToldLater() {
        widgets.given(A_CALL).then().row("Customer", "").sentTo(CustomerPicker.ID, Map.of("ask", "customer"));

        widgets.when(JOSH).then().row("Customer", "Josh Davis, (503) 421-9800");
    }

    @Test
    public void eachNoteIsAnsweredWithTheCountToThePickerAlone() {
        widgets.given(A_CALL, JOSH)
                .when(theAgentNotes("wants a call back"), theAgentNotes("after five"))
                .then()
                .items("wants a call back", "after five")
                .sentTo(CustomerPicker.ID, Map.of("notes", 2));

        widgets.then(CustomerPicker.ID).shows(PICKED.row("Notes", "2"));
    }

    @Test
    public void theBeginOfAfterContactWorkTellsTheNotesToEveryWidgetOfTheAgent() {
        widgets.given(A_CALL, theAgentNotes("wants a call back"))
                .when(theCustomerHangsUp().intoAfterContactWork())
                .then()
                .sentToAny(Map.of("interaction", Stage.INTERACTION, "notes", List.of("wants a call back")));
    }

    @Test
    public void whatIsNotUnderstoodChangesNothing() {
        List<Sent> before = widgets.given(A_CALL).then().messages();

        for (Object odd : Arrays.asList(
                Map.of("customer", Map.of("name", "Josh")),
                null,
                7,
                List.of(),
                Map.of("note", 7),
                Map.of("customer", "J"))) {
            widgets.when(anotherWidgetSends(odd));
        }

        assertEquals(before, widgets.then().messages());
        assertEquals(1, widgets.then().views().size());
    }

    @Test
    public void theNotesDoNotGrowForEver() {
        widgets.given(A_CALL)
                .when(IntStream.rangeClosed(0, QuickNotes.MAX_NOTES)
                        .mapToObj(number -> theAgentNotes("note " + number))
                        .toArray(Step[]::new));

        assertEquals(QuickNotes.MAX_NOTES, widgets.then().view().items().size());
    }

    @Test
    public void aCustomerWithoutANumberIsSentAllTheSame() {
        widgets.given(A_CALL)
                .when(JOSH.without("customerDetails.0.data.phonePrimary"))
                .then()
                .row("Customer", "Josh Davis, ");
    }

    @Test
    public void thePickerKeepsSilentUntilItKnowsTheCustomer() {
        try (WidgetTester picker = WidgetTester.of(CustomerPicker::new)) {
            picker.given(A_CALL).then().showsNothing().sentNothing();

            picker.when(JOSH).then().sent(Map.of("customer", Map.of("name", "Josh Davis", "number", "(503) 421-9800")));
        }
    }

    private static Step theAgentNotes(String text) {
        return anotherWidgetSends(Map.of("note", text));
    }
}
