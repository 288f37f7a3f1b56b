package ${package};

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.Interaction;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Counts how often a call was put on hold. */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetScope(Scope.INTERACTION)
@SubscribesTo(DataEvents.INTERACTION)
public final class ${widget} implements Widget {
    private int holds;
    private String last;

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof Interaction call) {
            if ("HELD".equals(call.state()) && !"HELD".equals(last)) {
                holds++;
            }
            last = call.state();
            context.show(View.titled(call.title())
                    .row("Times on hold", String.valueOf(holds))
                    .status(call.state()));
        }
    }
}
