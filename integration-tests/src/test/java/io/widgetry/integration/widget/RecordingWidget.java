package io.widgetry.integration.widget;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;

/** A widget that writes down what it is told; tests extend it and declare what it subscribes to. */
public abstract class RecordingWidget implements Widget {

    @Override
    public void opened(WidgetContext context) throws Exception {
        write("opened", context, null);
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
        write(event.name(), context, event);
    }

    @Override
    public void closed(WidgetContext context) throws Exception {
        write("closed", context, null);
    }

    /** Subscribes in the page's own verbs, and writes down what comes. */
    protected final void listen(WidgetContext context, String... events) {
        for (String name : events) {
            context.api().onDataEvent(name, event -> write(name, context, event));
        }
    }

    /** Adds a line to the journal. */
    protected final void write(String callback, WidgetContext context, DataEvent event) {
        Journal.of(context.widgetId()).write(new Told(callback, context, event, this));
    }
}
