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
import io.widgetry.api.WidgetTimer;
import io.widgetry.api.payload.Interaction;
import java.time.Duration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Says so when a customer has been on hold for a minute. */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("hold-reminder")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo(DataEvents.INTERACTION)
public final class HoldReminder implements Widget {
    private static final Duration LONG = Duration.ofMinutes(1);

    private WidgetTimer reminder;

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof Interaction call) {
            boolean held = "HELD".equals(call.state());
            if (held && reminder == null) {
                reminder = context.after(LONG, () -> show("on hold for a minute: say something", context));
            } else if (!held && reminder != null) {
                reminder.cancel();
                reminder = null;
                show("", context);
            }
        }
    }

    private static void show(String reminding, WidgetContext context) {
        context.show(View.titled("Hold").status(reminding));
    }
}
