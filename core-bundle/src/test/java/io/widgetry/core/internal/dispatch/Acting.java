package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;

/** A widget that does something with each event. */
final class Acting implements Widget {
    private final Act act;

    Acting(Act act) {
        this.act = act;
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
        act.on(event, context);
    }

    /** What it does. */
    interface Act {
        void on(DataEvent event, WidgetContext context) throws Exception;
    }
}
