package io.widgetry.integration.deployment;

import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A widget that cannot come without a service that nobody provides. */
@Component(name = "lonely", service = Widget.class)
@WidgetName("lonely")
public final class Lonely implements Widget {

    /** What nobody provides. */
    public interface Directory {}

    @Activate
    public Lonely(@Reference(name = "directory") Directory directory) {
        throw new IllegalStateException("nobody provides " + directory);
    }
}
