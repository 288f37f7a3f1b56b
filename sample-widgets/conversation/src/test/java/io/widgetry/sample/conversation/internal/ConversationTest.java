package io.widgetry.sample.conversation.internal;

import static io.widgetry.api.DataEvents.CONTEXT_DATA;
import static io.widgetry.api.DataEvents.INTERACTION_ENDED;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.sample.test.Sent;
import io.widgetry.sample.test.Story;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ConversationTest {
    private static final String JOSH = """
            {"customerDetails":[{"data":{"name":"Josh Davis","phonePrimary":"(503) 421-9800"}}]}
            """;
    private static final View PICKED = View.titled("Josh Davis").row("Number", "(503) 421-9800");

    private final Story picker = Story.later(new CustomerPicker(), Scope.INTERACTION, CustomerPicker.ID);
    private final Story notes = Story.later(new QuickNotes(), Scope.INTERACTION, QuickNotes.ID);

    @Test
    public void thePickerTellsTheCustomerAndIsToldTheCount() throws Exception {
        Story.together(picker, notes);

        picker.event(CONTEXT_DATA, JOSH);

        assertEquals(View.titled("Notes").row("Customer", "Josh Davis, (503) 421-9800"), notes.view());
        assertEquals(PICKED.row("Notes", "0"), picker.view());
    }

    @Test
    public void whoOpensLateAsksForTheCustomer() throws Exception {
        Story.together(picker);
        picker.event(CONTEXT_DATA, JOSH);

        Story.together(picker, notes);

        assertEquals("Josh Davis, (503) 421-9800", notes.rows().get("Customer"));
    }

    @Test
    public void whoAsksTooEarlyIsToldLater() throws Exception {
        Story.together(notes, picker);
        assertEquals("", notes.rows().get("Customer"));

        picker.event(CONTEXT_DATA, JOSH);

        assertEquals("Josh Davis, (503) 421-9800", notes.rows().get("Customer"));
    }

    @Test
    public void eachNoteIsAnsweredWithTheCountToThePickerAlone() throws Exception {
        Story.together(picker, notes);
        picker.event(CONTEXT_DATA, JOSH);

        notes.message("{\"note\":\"wants a call back\"}").message("{\"note\":\"after five\"}");

        assertEquals(List.of("wants a call back", "after five"), notes.view().items());
        assertEquals(PICKED.row("Notes", "2"), picker.view());
        assertEquals(
                new Sent(CustomerPicker.ID, Map.of("notes", 2)),
                notes.sent().get(notes.sent().size() - 1));
    }

    @Test
    public void theEndTellsTheNotesToEveryWidgetOfTheAgent() throws Exception {
        Story.together(notes);
        notes.message("{\"note\":\"wants a call back\"}");

        notes.event(INTERACTION_ENDED, "{\"state\":\"ACTIVE\"}");

        Sent last = notes.sent().get(notes.sent().size() - 1);
        assertEquals(Sent.WORKSPACE, last.to());
        assertEquals(Map.of("interaction", Story.INTERACTION, "notes", List.of("wants a call back")), last.value());
    }

    @Test
    public void whatIsNotUnderstoodChangesNothing() throws Exception {
        Story.together(picker, notes);
        List<Sent> before = List.copyOf(notes.sent());

        notes.message("{\"customer\":{\"name\":\"Josh\"}}");
        notes.message("null").message("7").message("[]").message("{\"note\":7}").message("{\"customer\":\"Josh\"}");

        assertEquals(before, notes.sent());
        assertEquals(1, notes.views().size());
    }

    @Test
    public void theNotesDoNotGrowForEver() throws Exception {
        Story.together(notes);
        for (int i = 0; i <= QuickNotes.MAX_NOTES; i++) {
            notes.message("{\"note\":\"" + i + "\"}");
        }

        assertEquals(QuickNotes.MAX_NOTES, notes.view().items().size());
    }

    @Test
    public void aCustomerWithoutANumberIsSentAllTheSame() throws Exception {
        Story.together(picker, notes);

        picker.event(CONTEXT_DATA, "{\"customerDetails\":[{\"data\":{\"name\":\"Josh Davis\"}}]}");

        assertEquals("Josh Davis, ", notes.rows().get("Customer"));
    }
}
