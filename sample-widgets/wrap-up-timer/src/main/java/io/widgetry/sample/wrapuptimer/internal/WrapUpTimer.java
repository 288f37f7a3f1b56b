package io.widgetry.sample.wrapuptimer.internal;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.InteractionState;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Counts the time of after-contact work: from the interaction's end until the agent is done with it and the interaction
 * is closed.
 *
 * <p>Shows how a widget does something of its own accord: {@link WidgetContext#after} runs the next tick as it runs the
 * callbacks, so that the fields need no lock and there is no thread to stop. When the interaction is closed, or the widget
 * updated, no tick comes any more. What a new version of the widget needs to go on counting is in the store.
 */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("wrap-up-timer")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo(DataEvents.INTERACTION_ENDED)
public final class WrapUpTimer implements Widget {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final String STARTED = "started";
    private static final String COUNTS_FROM = "countsFrom";

    @Override
    public void opened(WidgetContext context) {
        if (context.store().keys().contains(COUNTS_FROM)) { // another version of this widget counted before
            tick(context);
        } else {
            context.show(View.titled("Wrap-up").status("in contact"));
        }
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        boolean afterContactWork = context.interactionId()
                .flatMap(event.state()::interaction)
                .map(InteractionState::afterContactWork)
                .orElse(false);
        if (!afterContactWork) {
            context.show(View.titled("Wrap-up").status("ended"));
            return;
        }
        // The source tells when it ended, by its own clock; how long ago that was, only one clock can tell.
        context.store()
                .put(STARTED, event.time().truncatedTo(ChronoUnit.SECONDS).toString());
        context.store().put(COUNTS_FROM, context.clock().instant().toString());
        tick(context);
    }

    private void tick(WidgetContext context) {
        context.show(View.titled("Wrap-up")
                .row("Started", stored(STARTED, context))
                .row("Elapsed", elapsed(context))
                .status("after-contact work"));
        context.after(TICK, () -> tick(context));
    }

    private static String elapsed(WidgetContext context) {
        Instant from = Instant.parse(stored(COUNTS_FROM, context));
        Duration time = Duration.between(from, context.clock().instant());
        return String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private static String stored(String key, WidgetContext context) {
        return context.store().get(key, String.class).orElseThrow();
    }
}
