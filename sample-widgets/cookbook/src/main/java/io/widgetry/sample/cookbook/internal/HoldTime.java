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
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Adds up how long a customer was on hold, whatever version of this widget was there meanwhile. */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("hold-time")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo(DataEvents.INTERACTION)
public final class HoldTime implements Widget {
    private static final String SECONDS = "seconds";
    private static final String SINCE = "since";

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof Interaction call) {
            Optional<Instant> since = context.store().get(SINCE, String.class).map(Instant::parse);
            boolean held = "HELD".equals(call.state());
            if (held && since.isEmpty()) {
                context.store().put(SINCE, event.time().toString());
            } else if (!held && since.isPresent()) {
                long more = Duration.between(since.get(), event.time()).toSeconds();
                context.store().put(SECONDS, seconds(context) + more);
                context.store().remove(SINCE);
            }
            context.show(View.titled("On hold").row("Seconds", String.valueOf(seconds(context))));
        }
    }

    private static long seconds(WidgetContext context) {
        return context.store().get(SECONDS, Number.class).map(Number::longValue).orElse(0L);
    }
}
