package io.widgetry.testkit;

import io.widgetry.api.DataEvent;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;

/** Described by XML, as bundles are whose component has no annotations. */
public final class XmlWidget implements Widget {
    private String greeting;

    void begin(java.util.Map<String, Object> properties) {
        greeting = properties.get("greeting").toString();
    }

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        context.show(View.titled(greeting).status(event.name()));
    }
}
