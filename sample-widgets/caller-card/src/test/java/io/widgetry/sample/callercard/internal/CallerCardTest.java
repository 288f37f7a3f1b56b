package io.widgetry.sample.callercard.internal;

import static io.widgetry.api.DataEvents.CONTEXT_DATA;
import static io.widgetry.api.DataEvents.INTERACTION;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.sample.test.Story;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

public class CallerCardTest {
    private static final String RINGING = """
            {"id":"bffae854-9219-4cfc-9fd3-7125f2e76844","channel":"VOICE","state":"ALERTING","title":"Stella Pavlova",
             "topic":"Support","originatingAddress":"14225"}
            """;
    private static final String CUSTOMER = """
            {"interactionId":"bffae854-9219-4cfc-9fd3-7125f2e76844",
             "customerDetails":[{"type":"CUSTOMER_DETAILS","data":{"name":"Josh Davis","email":"josh@example.com",
               "phonePrimary":"(503) 421-9800","addressCity":"Portland"}}],
             "contextStore":[{"type":"CONTEXT_STORE","data":"716391","description":"Prompted Digits Data"}],
             "screenPop":[{"type":"SCREEN_POP","data":{"name":"Policy","uri":"https://crm.example.com/?a=1&b=<2>"}}]}
            """;

    private Story story;

    @Before
    public void theCallAppears() throws Exception {
        story = Story.of(new CallerCard(), Scope.INTERACTION, "caller-card");
    }

    @Test
    public void aRingingPhoneShowsWhoCallsAndWhy() throws Exception {
        story.event(INTERACTION, RINGING);

        assertEquals(
                View.titled("Stella Pavlova")
                        .row("From", "14225")
                        .row("Topic", "Support")
                        .status("ALERTING"),
                story.view());
    }

    @Test
    public void theCustomerIsAddedToTheCall() throws Exception {
        story.event(INTERACTION, RINGING).event(CONTEXT_DATA, CUSTOMER);

        assertEquals(
                View.titled("Josh Davis")
                        .row("From", "14225")
                        .row("Topic", "Support")
                        .row("E-mail", "josh@example.com")
                        .row("Phone", "(503) 421-9800")
                        .row("City", "Portland")
                        .row("Prompted Digits Data", "716391")
                        .item("Policy: https://crm.example.com/?a=1&b=<2>")
                        .status("ALERTING"),
                story.view());
    }

    @Test
    public void theOrderOfCallAndCustomerDoesNotMatter() throws Exception {
        View expected =
                story.event(INTERACTION, RINGING).event(CONTEXT_DATA, CUSTOMER).view();

        Story reversed = Story.of(new CallerCard(), Scope.INTERACTION, "caller-card");

        assertEquals(
                expected,
                reversed.event(CONTEXT_DATA, CUSTOMER)
                        .event(INTERACTION, RINGING)
                        .view());
    }

    @Test
    public void anUpdateOfTheCallKeepsTheCustomer() throws Exception {
        story.event(CONTEXT_DATA, CUSTOMER)
                .event(INTERACTION, RINGING)
                .event(INTERACTION, RINGING.replace("ALERTING", "HELD"));

        assertEquals("HELD", story.view().status().orElseThrow());
        assertEquals("josh@example.com", story.rows().get("E-mail"));
    }

    @Test
    public void aCustomerWithoutANameLeavesTheCallsTitle() throws Exception {
        story.event(INTERACTION, RINGING).event(CONTEXT_DATA, CUSTOMER.replace("\"name\":\"Josh Davis\",", ""));

        assertEquals("Stella Pavlova", story.view().title());
    }

    @Test
    public void anInteractionThatTellsNothingIsAnUnknownCaller() throws Exception {
        story.event(INTERACTION, "{}");

        assertEquals("Unknown caller", story.view().title());
    }

    @Test
    public void whatIsNotAnEntryIsLeftOut() throws Exception {
        story.event(
                CONTEXT_DATA, "{\"screenPop\":[7,{\"data\":{\"uri\":\"http://a.example\"}}],\"contextStore\":[null]}");

        assertEquals(List.of("Page: http://a.example"), story.view().items());
        assertEquals(List.of(), story.view().rows());
    }
}
