package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.WidgetCost;

/** What a widget costs. */
public final class CostMeter {

    /** {@return what it costs, as of now} */
    public WidgetCost now() {
        return WidgetCost.NONE;
    }
}
