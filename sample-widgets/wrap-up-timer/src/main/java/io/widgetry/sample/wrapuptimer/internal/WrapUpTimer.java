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
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Counts the time of after-contact work: from the interaction's end until the agent is done with it and the interaction
 * is closed.
 *
 * <p>Shows how a widget does something of its own accord. What it starts, it stops, and in two places: {@link #closed}
 * when its interaction goes, and {@link #stop} when the widget itself goes (updated, stopped, uninstalled), where
 * {@code closed} is not called. The executor makes its thread at the first tick, so that the many interactions without
 * after-contact work cost none; and {@code show} may be called from any thread.
 */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("wrap-up-timer")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo(DataEvents.INTERACTION_ENDED)
public final class WrapUpTimer implements Widget {
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "wrap-up-timer"));
    private final LongSupplier nanoTime;
    private final Duration tick;

    /** What Declarative Services calls. */
    public WrapUpTimer() {
        this(System::nanoTime, Duration.ofSeconds(1));
    }

    WrapUpTimer(LongSupplier nanoTime, Duration tick) {
        this.nanoTime = nanoTime;
        this.tick = tick;
    }

    @Override
    public void opened(WidgetContext context) {
        context.show(View.titled("Wrap-up").status("in contact"));
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
        View view = View.titled("Wrap-up")
                .row("Started", event.time().truncatedTo(ChronoUnit.SECONDS).toString())
                .status("after-contact work");
        long start = nanoTime.getAsLong();
        ticks.scheduleAtFixedRate(
                () -> context.show(view.row("Elapsed", text(Duration.ofNanos(nanoTime.getAsLong() - start)))),
                0,
                tick.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    @Override
    public void closed(WidgetContext context) {
        stop();
    }

    /** Safe to call twice, and while a callback runs: a stopped executor accepts no more ticks. */
    @Deactivate
    void stop() {
        ticks.shutdownNow();
    }

    private static String text(Duration time) {
        return String.format("%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
