package io.widgetry.sample.cookbook.internal;

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
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Gives the agent thirty seconds to write up, and then finishes the interaction. */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("wrap-up-limit")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo(DataEvents.INTERACTION_ENDED)
public final class WrapUp implements Widget {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String UNTIL = "until";

    @Override
    public void opened(WidgetContext context) {
        goOn(context); // a new version of this widget finds how long it may still wait
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        boolean afterContactWork = context.interactionId()
                .flatMap(event.state()::interaction)
                .map(InteractionState::afterContactWork)
                .orElse(false);
        if (afterContactWork) {
            context.store().put(UNTIL, context.clock().instant().plus(LIMIT).toString());
            goOn(context);
        }
    }

    private static void goOn(WidgetContext context) {
        context.store().get(UNTIL, String.class).map(Instant::parse).ifPresent(until -> {
            Duration left = Duration.between(context.clock().instant(), until);
            if (left.isZero() || left.isNegative()) {
                finish(context);
            } else {
                context.show(View.titled("Wrap-up").row("Seconds left", String.valueOf(left.toSeconds())));
                context.after(Duration.ofSeconds(1), () -> goOn(context));
            }
        });
    }

    private static void finish(WidgetContext context) {
        context.api()
                .perform("finishInteraction", Map.of())
                .thenAccept(result ->
                        context.show(View.titled("Wrap-up").status(result.done() ? "finished" : result.reason())));
    }
}
