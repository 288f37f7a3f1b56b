package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEventType;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.util.List;
import org.junit.Test;

public class CatalogueTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final EventCommands commands = new EventCommands(runtime, Samples.CLOCK);

    private String catalog(String... words) throws Exception {
        return commands.catalog(words);
    }

    @Test
    public void everyEventHasItsRow() throws Exception {
        List<String> lines = catalog().lines().toList();
        assertEquals(
                "EVENT                         PRODUCTS  R  KIND               AUDIENCE     PAYLOAD", lines.get(0));
        assertEquals(
                "onAgentStateEvent             both      –  state              workspace    AgentState", lines.get(1));
        for (DataEventType type : DataEventType.values()) {
            assertTrue(type.wireName(), lines.get(type.ordinal() + 1).startsWith(type.wireName() + " "));
        }
        assertEquals(DataEventType.values().length + 4, lines.size());
    }

    @Test
    public void theColumnsSayWhatIsSpecial() throws Exception {
        String table = catalog();
        for (String row : List.of(
                "onMediaEvent                  axp       R  state/interaction  interaction  Media",
                "onParticipantsAdded           axp       R  occurrence         interaction  Participants (array)",
                "onInteractionTabChange        both      –  state              workspace    InteractionTab (boolean)",
                "onResourceAcquiredEvent       both      –  state/resource     workspace    Resource",
                "onSSOTokenRefreshEvent        both      –  state              granted      SsoToken (text, object)",
                "onMessageEvent                both      –  occurrence         addressee    WidgetMessage (any)")) {
            assertTrue(row, table.contains("\n" + row + "\n"));
        }
    }

    @Test
    public void theTableFits() throws Exception {
        assertTrue(catalog().lines().allMatch(line -> Text.width(line) <= 100));
    }

    @Test
    public void oneEventIsShownWithItsListeners() throws Exception {
        runtime.widgets.add(Samples.widget(
                "transcript", Scope.INTERACTION, WidgetState.HEALTHY, new SubscriptionStatus("onMediaEvent", true, 2)));
        assertEquals("""
                Event        onMediaEvent
                Products     axp
                Interaction  required: it reaches only instances that are bound to its interaction
                Kind         state: a late subscriber is told the latest value for each interaction
                Audience     interaction: the instances bound to its interaction, and runtime-scoped widgets
                Payload      Media, JSON object

                EVENT         WIDGET      SCOPE        SUBSCRIBED  INSTANCES
                onMediaEvent  transcript  interaction  declared            2""", catalog("onMediaE"));
    }

    @Test
    public void everyEventCanBeShownAndFits() throws Exception {
        for (DataEventType type : DataEventType.values()) {
            String text = catalog(type.wireName());
            assertTrue(text, text.endsWith("\n\nNobody listens to it."));
            assertTrue(text, text.lines().allMatch(line -> Text.width(line) <= 100));
        }
    }

    @Test
    public void anEventIsFoundByItsBeginningWhateverItsCase() throws Exception {
        assertTrue(catalog("onsso").startsWith("Event        onSSOTokenRefreshEvent\n"));
        assertEquals(
                "onMedia can be 2 events: onMediaEvent and onMediaMessageEvent. Write more of it.",
                assertThrows(CommandException.class, () -> catalog("onMedia")).getMessage());
    }
}
