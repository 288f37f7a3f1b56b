package io.widgetry.integration.deployment;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.integration.widget.LedgerWidget;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A widget that does everything by which somebody could come to hold something of it. */
@Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
@WidgetName("visitor")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo({DataEvents.INTERACTION, DataEvents.MESSAGE})
public final class Visitor extends LedgerWidget {
    private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);
    private static final ThreadLocal<Trace> LAST = new ThreadLocal<>();

    /** Something of its own that it leaves everywhere. */
    private record Trace(byte[] bytes) {}

    /** Thrown at the runtime. */
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void opened(WidgetContext context) throws Exception {
        super.opened(context);
        context.api().onDataEvent(DataEvents.AGENT_STATE, event -> LAST.set(new Trace(new byte[1_000])));
        context.newApi().onDataEvent(DataEvents.INTERACTION_ENDED, event -> LOG.debug("{}", new Trace(new byte[10])));
        context.api().onDataEvent("aNameOfItsOwn", event -> LAST.remove());
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
        super.onDataEvent(event, context);
        LAST.set(new Trace(new byte[1_000]));
        Thread.currentThread().setContextClassLoader(Visitor.class.getClassLoader());
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> LOG.debug("{}", thread, thrown));
        context.store().put("events", List.of(event.name(), Map.of("number", event.sequence())));
        context.show(View.titled("visitor").row("number", Long.toString(event.sequence())));
        if (event.name().equals(DataEvents.INTERACTION)) {
            context.api().sendMessageToAnyWidget(Map.of("visitor", new StringBuilder("was here")));
        }
        context.api()
                .perform("setAgentReady", Map.of())
                .thenAccept(result -> context.show(View.titled(result.reason())));
        LOG.debug("Told {}", event.name(), new Failure());
        if (event.sequence() % 3 == 0) {
            throw new Failure();
        }
    }
}
