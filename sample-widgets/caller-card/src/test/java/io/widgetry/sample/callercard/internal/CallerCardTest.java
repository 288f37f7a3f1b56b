package io.widgetry.sample.callercard.internal;

import static io.widgetry.testkit.Samples.contextData;
import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theAgentHolds;

import io.widgetry.api.View;
import io.widgetry.testkit.InteractionStep;
import io.widgetry.testkit.Sample;
import io.widgetry.testkit.WidgetRule;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

public class CallerCardTest {
    private static final InteractionStep A_CALL = aVoiceInteraction()
            .alerting()
            .with("title", "Stella Pavlova")
            .with("topic", "Support")
            .with("originatingAddress", "14225");
    private static final Sample THE_CUSTOMER = contextData()
            .with("customerDetails.0.data.name", "Josh Davis")
            .with("customerDetails.0.data.email", "josh@example.com")
            .with("customerDetails.0.data.phonePrimary", "(503) 421-9800")
            .with("customerDetails.0.data.addressCity", "Portland")
            .with("contextStore.0.data", "716391")
            .with("screenPop.0.data.name", "Policy")
            .with("screenPop.0.data.uri", "https://crm.example.com/?a=1&b=<2>")
            .without("screenPop.1");

    private static final View CALL_AND_CUSTOMER = View.titled("Josh Davis")
            .row("From", "14225")
            .row("Topic", "Support")
            .row("E-mail", "josh@example.com")
            .row("Phone", "(503) 421-9800")
            .row("City", "Portland")
            .row("Prompted Digits Data", "716391")
            .item("Policy: https://crm.example.com/?a=1&b=<2>")
            .status("ALERTING");

    @Rule
    public final WidgetRule card = WidgetRule.of(CallerCard::new);

    @Test
    public void aRingingPhoneShowsWhoCallsAndWhy() {
        card.when(A_CALL)
                .then()
                .shows(View.titled("Stella Pavlova")
                        .row("From", "14225")
                        .row("Topic", "Support")
                        .status("ALERTING"));
    }

    @Test
    public void theCustomerIsAddedToTheCall() {
        card.given(A_CALL).when(THE_CUSTOMER).then().shows(CALL_AND_CUSTOMER);
    }

    @Test
    public void theOrderOfCallAndCustomerDoesNotMatter() {
        card.given(THE_CUSTOMER).when(A_CALL).then().shows(CALL_AND_CUSTOMER);
    }

    @Test
    public void anUpdateOfTheCallKeepsTheCustomer() {
        card.given(A_CALL, THE_CUSTOMER)
                .when(theAgentHolds())
                .then()
                .status("HELD")
                .row("E-mail", "josh@example.com");
    }

    @Test
    public void aCustomerWithoutANameLeavesTheCallsTitle() {
        card.given(A_CALL)
                .when(THE_CUSTOMER.without("customerDetails.0.data.name"))
                .then()
                .title("Stella Pavlova");
    }

    @Test
    public void anInteractionThatTellsNothingIsAnUnknownCaller() {
        card.when(aVoiceInteraction().without("title")).then().title("Unknown caller");
    }

    @Test
    public void whatIsNotAnEntryIsLeftOut() {
        card.given(A_CALL)
                .when(contextData()
                        .without("customerDetails")
                        .with("screenPop", List.of(7, Map.of("data", Map.of("uri", "http://a.example"))))
                        .with("contextStore", List.of("no entry")))
                .then()
                .title("Stella Pavlova")
                .items("Page: http://a.example");
    }
}
