package io.widgetry.sample.cookbook.internal;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.Interaction;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Asks the customer database who calls, and goes on with the call meanwhile. */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("customer-tier")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo(DataEvents.INTERACTION)
public final class CustomerTier implements Widget {
    private final Crm crm;
    private String number = "";
    private String tier = "";
    private String state = "";

    @Activate
    public CustomerTier(@Reference Crm crm) {
        this.crm = crm;
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof Interaction call) {
            state = call.state();
            String caller = call.originatingAddress();
            if (caller != null && !caller.equals(number)) {
                number = caller;
                tier = "…";
                // On a thread of the client's; what it hands to after() runs when it is this widget's turn.
                crm.tier(caller)
                        .exceptionally(failure -> "the customer database does not answer")
                        .thenAccept(answer -> context.after(Duration.ZERO, () -> answered(caller, answer, context)));
            }
            show(context);
        }
    }

    /** The number may have changed since it was asked. */
    private void answered(String caller, String answer, WidgetContext context) {
        if (caller.equals(number)) {
            tier = answer;
            show(context);
        }
    }

    private void show(WidgetContext context) {
        context.show(View.titled("Customer").row("Tier", tier).status(state));
    }
}
