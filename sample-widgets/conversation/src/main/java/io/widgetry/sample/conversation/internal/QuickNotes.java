package io.widgetry.sample.conversation.internal;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetApi;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.WidgetMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Keeps notes on an interaction. Any widget adds one by sending {@code {"note": "…"}}; {@link CustomerPicker} sends the
 * customer, and is told how many notes there are.
 *
 * <p>Uses all three ways to send: to one widget of the same interaction, by its id, here; to all widgets of the same
 * interaction in {@link CustomerPicker}; and, when after-contact work begins, to every widget of the agent, so that one on
 * the agent's Home can file the notes. (Where there is none, the interaction closes with its end, and nothing is sent out
 * of it any more.) A message may come from anybody: what does not look as expected is left alone.
 */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName(QuickNotes.ID)
@WidgetScope(Scope.INTERACTION)
public final class QuickNotes implements Widget {
    static final String ID = "quick-notes";
    static final int MAX_NOTES = 50;

    private final List<String> notes = new ArrayList<>();
    private String customer = "";

    @Override
    public void opened(WidgetContext context) {
        WidgetApi api = context.api();
        api.onDataEvent(DataEvents.MESSAGE, event -> heard(event, context));
        api.onDataEvent(
                DataEvents.INTERACTION_ENDED,
                event -> api.sendMessageToAnyWidget(
                        Map.of("interaction", event.interactionId().orElse(""), "notes", notes)));
        api.sendMessage(Map.of("ask", "customer"), CustomerPicker.ID);
        show(context);
    }

    private void heard(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof WidgetMessage message && message.value() instanceof Map<?, ?> said) {
            if (said.get("customer") instanceof Map<?, ?> who
                    && who.get("name") instanceof String name
                    && who.get("number") instanceof String number) {
                customer = name + ", " + number;
            } else if (said.get("note") instanceof String note && notes.size() < MAX_NOTES) {
                notes.add(note);
            } else {
                return;
            }
            context.api().sendMessage(Map.of("notes", notes.size()), CustomerPicker.ID);
            show(context);
        }
    }

    private void show(WidgetContext context) {
        context.show(View.titled("Notes").row("Customer", customer).items(notes));
    }
}
