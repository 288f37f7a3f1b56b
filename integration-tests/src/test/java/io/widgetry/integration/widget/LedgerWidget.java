package io.widgetry.integration.widget;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import org.osgi.framework.FrameworkUtil;

/** A widget that keeps accounts of what it is told, in the ledger and in its store; tests extend it. */
public abstract class LedgerWidget implements Widget {
    private static final String COUNT = "told ";

    private final int incarnation = Ledger.nextIncarnation();
    private final int version = FrameworkUtil.getBundle(getClass()).getVersion().getMinor();

    @Override
    public void opened(WidgetContext context) throws Exception {
        context.agentId().ifPresent(agent -> write(Entry.OPENED, agent, context));
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
        write(event, context);
    }

    @Override
    public void closed(WidgetContext context) throws Exception {
        context.agentId().ifPresent(agent -> write(Entry.CLOSED, agent, context));
    }

    /** Subscribes in the page's own verbs, and writes down what comes. */
    protected final void listen(WidgetContext context, String... events) {
        for (String name : events) {
            context.api().onDataEvent(name, event -> write(event, context));
        }
    }

    /** Writes down that this event was told. */
    protected final void write(DataEvent event, WidgetContext context) {
        String key = COUNT + event.agentId();
        long count =
                context.store().get(key, Number.class).map(Number::longValue).orElse(0L);
        if (!event.replayed()) {
            count++;
            context.store().put(key, count);
        }
        account(event.agentId(), context)
                .write(new Entry(incarnation, version, event.name(), event.sequence(), event.replayed(), count));
    }

    private void write(String callback, String agent, WidgetContext context) {
        account(agent, context).write(new Entry(incarnation, version, callback, 0, false, 0));
    }

    private static Account account(String agent, WidgetContext context) {
        String place = context.interactionId().map(id -> agent + "/" + id).orElse(agent);
        return Ledger.of(context.widgetId()).account(place);
    }
}
