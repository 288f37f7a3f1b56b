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
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.Customer;
import io.widgetry.api.payload.WidgetMessage;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Picks the customer's name and number out of the context data and tells the other widgets of the interaction: one half
 * of a conversation, of which {@link QuickNotes} is the other.
 *
 * <p>Written in the page's own verbs: subscribed in {@link #opened}, no clean-up, since subscriptions end with the
 * widget. Messages are occurrences, told once and to those who listen at that moment, and nobody knows which of two
 * widgets opens first. So the customer is told twice over: to all when known, and to whoever asks.
 */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName(CustomerPicker.ID)
@WidgetScope(Scope.INTERACTION)
public final class CustomerPicker implements Widget {
    static final String ID = "customer-picker";

    private Map<String, String> customer = Map.of();
    private String notes = "0";

    @Override
    public void opened(WidgetContext context) {
        WidgetApi api = context.api();
        api.onDataEvent(DataEvents.CONTEXT_DATA, event -> {
            if (event.payload() instanceof ContextData data) {
                data.customer().ifPresent(found -> picked(found, context));
            }
        });
        // What is sent to one widget arrives under two names. This one hears nothing that is meant for others.
        api.onDataEvent(DataEvents.MESSAGE + ":" + ID, event -> heard(event, context));
    }

    private void picked(Customer found, WidgetContext context) {
        customer = Map.of(
                "name", Objects.requireNonNullElse(found.name(), ""),
                "number", Objects.requireNonNullElse(found.phonePrimary(), ""));
        context.api().sendMessage(Map.of("customer", customer));
        show(context);
    }

    private void heard(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof WidgetMessage message && message.value() instanceof Map<?, ?> said) {
            if ("customer".equals(said.get("ask")) && !customer.isEmpty()) {
                context.api().sendMessage(Map.of("customer", customer), QuickNotes.ID);
            } else if (said.get("notes") instanceof Number count) {
                notes = count.toString();
                show(context);
            }
        }
    }

    private void show(WidgetContext context) {
        context.show(View.titled(customer.getOrDefault("name", "Customer"))
                .row("Number", customer.get("number"))
                .row("Notes", notes));
    }
}
