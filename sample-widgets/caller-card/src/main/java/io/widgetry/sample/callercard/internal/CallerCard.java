package io.widgetry.sample.callercard.internal;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.ContextEntry;
import io.widgetry.api.payload.Customer;
import io.widgetry.api.payload.Interaction;
import java.util.Objects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Shows who is calling, as soon as the phone rings: the call itself, what is known of the customer, and the pages to
 * open (the screen pop).
 *
 * <p>Prototype scope makes one card for each interaction, so the fields below are about one call only and need no
 * synchronisation. The call and the customer's data arrive as two events in either order: the card remembers both and
 * is drawn anew after each. The addresses of the pages come from outside: they are shown as text and never opened here.
 */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("caller-card")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo({DataEvents.INTERACTION, DataEvents.CONTEXT_DATA})
public final class CallerCard implements Widget {
    private Interaction call;
    private ContextData data;

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof Interaction interaction) {
            call = interaction;
        } else if (event.payload() instanceof ContextData contextData) {
            data = contextData;
        }
        context.show(card());
    }

    private View card() {
        Customer customer = data == null ? null : data.customer().orElse(null);
        View card = View.titled(title(customer));
        if (call != null) {
            card = card.row("From", call.originatingAddress())
                    .row("Topic", call.topic())
                    .status(call.state());
        }
        if (customer != null) {
            card = card.row("E-mail", customer.email())
                    .row("Phone", customer.phonePrimary())
                    .row("City", customer.addressCity());
        }
        return data == null ? card : withContext(card);
    }

    private String title(Customer customer) {
        if (customer != null && customer.name() != null) {
            return customer.name();
        }
        return call != null && call.title() != null ? call.title() : "Unknown caller";
    }

    /** What the customer told the machine before the call got here, and the pages to open. */
    private View withContext(View card) {
        View result = card;
        for (ContextEntry collected : data.contextStore()) {
            result = collected == null
                    ? result
                    : result.row(collected.description(), collected.text().orElse(""));
        }
        return result.items(data.screenPop().stream()
                .filter(Objects::nonNull)
                .map(page -> page.field("name").orElse("Page") + ": "
                        + page.field("uri").orElse(""))
                .toList());
    }
}
